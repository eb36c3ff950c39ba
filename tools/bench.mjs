// Wall time of `relgen check` on the restic-manager case, beside that of an empty Node process. Median of nine.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const cwd = `${root}test/cases/restic-manager`
const commands = { 'node -e 0': ['-e', '0'], 'relgen check': [`${root}dist/relgen.js`, 'check'] }

/** Milliseconds of one run. */
function time(args) {
  const start = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, args, { cwd, stdio: 'ignore' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}

// Turn by turn, so that a busy moment of the machine falls on both.
const runs = Array.from({ length: 9 }, () => Object.values(commands).map(time))
const medians = Object.keys(commands).map((_, index) => runs.map((run) => run[index]).sort((a, b) => a - b)[4])
Object.keys(commands).forEach((name, index) => {
  console.log(`${name.padEnd(14)} ${medians[index].toFixed(1)} ms`)
})
console.log(`${'ratio'.padEnd(14)} ${(medians[1] / medians[0]).toFixed(2)}`)
