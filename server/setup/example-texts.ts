// The sentences of the example workshop's site; every one can be changed under the settings.

const lead =
  'One day on what it takes to train and serve large models: the algorithms, the kernels, the clusters, and everything that breaks on the way.'

const pitch = `A paper about a foundation model has room for the loss it reached. It seldom has room for the three launches that diverged, the
parallelism layout that was abandoned on a Friday, or the kernel that made the whole budget possible. This workshop is for that part of the work.

We bring together the people who design training and inference algorithms and the people who build the systems underneath. The range is wide on
purpose: from Transformers that fit on one card, at the scale of BERT, to models with more than a hundred billion parameters spread over a
datacentre or over the spare machines of volunteers. An idea that saves memory on one GPU and an idea that hides latency across a thousand belong
in the same room, because each decides what the other can assume.

Invited sessions cover training strategies and libraries, efficient inference, deep optimization and collaborative approaches. A panel asks what
tooling the field still lacks. Three contributed talks and a poster session belong to you: negative results, implementation detail, careful
benchmarks and open code are as welcome as new methods.
`

const call = `# What we look for

Work on systems and algorithms that make it cheaper, faster or possible at all to train or to run foundation models. Engineering counts as a
contribution here. A precise account of how something was built, with measurements that somebody else can repeat, is worth as much to this
audience as a new algorithm. So are benchmarks, ablations that explain why a known trick works, and honest reports of what failed.

# Format

Submit one PDF in the ICML 2023 style. About four pages of main text suit most contributions; this is a recommendation and not a limit. References
and supplementary pages are free. Reviewers judge the main text and read further only where it sends them.

# Supplement

Code may come along as a .zip file, or as a link to an anonymous repository. Take names out of both: file headers, paths and commit logs tell more
than one expects. Runnable code is not required.

# Reviewing

Reviewing is double-blind. Authors do not learn who reviewed, and reviewers do not learn who wrote, so the paper, its supplement and its links
carry no names. At least three reviewers look at each paper and ask two questions: is it correct, and is it relevant to this workshop?

# Not archival

The workshop publishes no proceedings. Accepted papers are listed on this site with their authors, and you remain free to publish the work
elsewhere.

# Work that appears elsewhere

Papers under review at another venue may be submitted, within that venue's own rules. Papers already accepted at ICML 2023 are welcome where they
fit the topics; name the earlier publication in the form.

# Presentation

Every accepted paper is presented as a poster. A few are chosen for a contributed talk besides their poster. Presenters come to Honolulu or take
part virtually, and say in advance when they can be there.
`

const conduct = `Everybody who takes part in this workshop, as an author, reviewer, speaker, organizer or listener, in the room or on a screen, can
expect to be treated with respect and owes the same to others.

# What we expect

- Criticise work, never the person behind it. A review can be severe and still be kind.
- Let others finish, make room for people who have not spoken, and answer questions as you would like yours to be answered.
- Ask before you take a photograph or a recording of somebody, and respect a poster or slide that is marked as not to be shared.
- Keep what you read as a reviewer confidential, and do not try to find out who wrote or reviewed a paper.

# What has no place here

- Harassment in any form: offensive remarks about who somebody is, unwelcome attention, intimidation, following, or deliberate disruption.
- Discrimination by gender, sexuality, disability, appearance, origin, religion, age, employer or career stage.
- Fabricated results, plagiarism, agreements between authors and reviewers, and pressure on anybody who decides.

# If something happens

Tell an organizer, in person or by letter, as soon as you feel able to. Whoever you tell will listen, write down only what is needed, and agree with
you on what happens next; your name stays with the people who must know it. An organizer who is involved takes no part in the matter.

# What follows

Organizers may ask a person to stop, end their talk or session, exclude them from the workshop without refund, take their paper off the
programme, and report to the conference, whose own code of conduct applies here as well.
`

/** A line break inside a paragraph is for the reader of this file alone. */
const unwrapped = (text: string) => text.replace(/([^\n])\n(?!\n|- |#)/g, '$1 ').trim()

export const texts = {
  lead,
  pitch: unwrapped(pitch),
  call_text: unwrapped(call),
  conduct: unwrapped(conduct),
}
