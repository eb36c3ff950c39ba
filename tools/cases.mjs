// Compares every case, or the named ones, with what relgen makes of its config; --update takes the output over.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals } = parseArgs({ options: { update: { type: 'boolean' } }, allowPositionals: true })
const all = readdirSync(`${root}test/cases`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `test/cases/${name}`)
const wanted = positionals.length > 0 ? positionals.map((name) => `test/cases/${name}`) : [...all, '.']

for (const directory of wanted) {
  console.log(`\n${directory}`)
  const command = values.update ? ['--force'] : ['check']
  const { status } = spawnSync(process.execPath, [`${root}dist/relgen.js`, ...command], {
    cwd: `${root}${directory}`,
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
