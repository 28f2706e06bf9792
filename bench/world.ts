// How much processor the largest invented world takes, without its PDFs. `node bench/world.ts`
import { inventWorld } from '../server/world/invent.ts'

const began = process.cpuUsage()
inventWorld({ seed: 5, papers: 3000, reviewers: 2500 })
const { user, system } = process.cpuUsage(began)
process.stdout.write(`3000 papers, 2500 reviewers: ${((user + system) / 1e6).toFixed(2)} s of a processor\n`)
