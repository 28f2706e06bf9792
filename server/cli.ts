// `rostrum <command>`: what an operator does beside the running site, and the engine by itself. Each command loads what it needs.
import { InputFault } from './core/input-fault.ts'

const USAGE = `rostrum <command>
  setup-link      a new one-time link for the first chair
  backup FILE     the database and all files into one new archive, also while the site is running. Without sessions,
                  unfinished uploads, and links for passwords and for confirming a new account
  restore FILE    such an archive into an installation without people and workshop, while neither site nor worker
                  runs. Letters that waited when it was made are sent later: leave SMTP_URL unset to look first.
                  Second factors need the SESSION_SECRET of before
  export FOLDER   everything on the page Exports as a chair may see it, into a folder or FILE.zip;
                  --as ADDRESS: which chair, where there are several
  import KIND FILE  decisions, assignments, scores or people (to invite) from a CSV, as the forms take them: all lines, or
                  none and each that is wrong. --dry-run: only try; --as ADDRESS: which chair
  static FOLDER   the public site as plain files for any web server, as visitors see it now, without forms;
                  --base ADDRESS: where it will stand, for its feeds and calendars
  lost-factor ADDRESS  remove the second factor of who has lost device and codes where no chair is left who could;
                  a letter tells them
  sweep           delete broken uploads and files without a row that are older than a day
  check-files     compare the files with the database; a line for each fault, and exit code 1 where there is one
  blindness       look for leaks as every kind of person; a line for each, and exit code 1 where there is one
  assign FILE     the best assignment of an instance, as JSON
  affinity FILE   how near researchers are to papers, as JSON`

const say = (line: string) => process.stdout.write(`${line}\n`)

const commands: Record<string, (args: string[]) => Promise<number>> = {
  'setup-link': async () => (await import('./operating/upkeep.ts')).sayLink(say),
  'check-files': async () => (await import('./operating/upkeep.ts')).sayFaults(say),
  blindness: async () => (await import('./operating/upkeep.ts')).sayLeaks(say),
  backup: async (args) => (await import('./operating/backup.ts')).backup(args, say),
  restore: async (args) => (await import('./operating/backup.ts')).restore(args, say),
  export: async (args) => (await import('./operating/site.ts')).saveChairs(args, say),
  import: async (args) => (await import('./operating/import.ts')).importAs(args, say),
  static: async (args) => (await import('./operating/site.ts')).saveStatic(args, say),
  'lost-factor': async (args) => (await import('./operating/upkeep.ts')).removeLostFactor(args, say),
  sweep: async () => (await import('./operating/upkeep.ts')).sweep(),
  assign: async (args) => (await import('./assignments/command/assign.ts')).assign(args, say),
  affinity: async (args) => (await import('./assignments/command/affinity.ts')).affinity(args, say),
}

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(2)
}
try {
  process.exitCode = await command(args)
} catch (error) {
  if (!(error instanceof InputFault)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
