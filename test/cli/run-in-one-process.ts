import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Run } from './relgen.ts'

/** Runs in the child: the bin is imported anew for each command line, the TypeScript parser below it stays loaded. */
const driver = `
  process.stdout.setMaxListeners(0)
  const [bin, ...lines] = JSON.parse(process.env.RELGEN_RUNS)
  const written = { stdout: '', stderr: '' }
  const print = process.stdout.write.bind(process.stdout)
  for (const name of ['stdout', 'stderr']) process[name].write = (text) => { written[name] += text; return true }
  const runs = []
  for (const [index, args] of lines.entries()) {
    Object.assign(written, { stdout: '', stderr: '' })
    process.argv = [process.execPath, bin, ...args]
    process.exitCode = 0
    await import(bin + '?run=' + index)
    runs.push({ status: process.exitCode, ...written })
  }
  process.exitCode = 0
  print(JSON.stringify(runs))
`

/** Runs the bin for many command lines in one process, where starting one for each would take most of the time. */
export async function runInOneProcess(bin: string, lines: readonly string[][]): Promise<Run[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', driver], {
    env: { ...process.env, RELGEN_RUNS: JSON.stringify([pathToFileURL(bin).href, ...lines]) },
    maxBuffer: 2 ** 26,
  })
  return JSON.parse(stdout) as Run[]
}
