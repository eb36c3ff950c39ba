// The main job on a real example: a Go server with baked-in agents, compiled from 27 lines of config.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const relgen = join(root, 'dist', 'relgen.js')
const directory = mkdtempSync(join(tmpdir(), 'relgen-demo-'))

/** Runs relgen in the example, as a user would. */
function run(...args) {
  console.log(`\n$ relgen ${args.join(' ')}`.trimEnd())
  execFileSync(process.execPath, [relgen, ...args], { cwd: directory, stdio: 'inherit' })
}

cpSync(join(root, 'test', 'cases', 'restic-manager'), directory, { recursive: true })
const manifest = JSON.parse(readFileSync(join(directory, 'generated', 'relgen.manifest.json'), 'utf8'))
for (const path of [...Object.keys(manifest.files), 'generated/relgen.manifest.json']) rmSync(join(directory, path))

console.log(`$ cat release.config.ts\n${readFileSync(join(directory, 'release.config.ts'), 'utf8')}`)
run()
run('check')
run('tags', 'v0.3.1', '--existing', '')
run('tags', 'v1.3.9', '--existing', 'v2.0.0,v1.3.8')
console.log(`\nThe generated files are in ${directory}`)
