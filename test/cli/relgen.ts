import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bin, emptyDirectory } from '../repositories.ts'

/** What a run of the bin left behind. */
export interface Run {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the bin in a directory. */
export function relgen(directory: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status, stdout, stderr }
}

/** A new directory with these files. */
export function directoryWith(files: Readonly<Record<string, string>>, directory = emptyDirectory()): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), content)
  }
  return directory
}

/** A config with nothing to find fault with; `more` is written into it. */
export function configText(more = ''): string {
  return `import { defineConfig } from 'relgen'

export default defineConfig({
  extends: ['relgen:gitea-go-server'],
  image: 'acme/app',
  registry: 'gitea.example.org',
  ${more}
})
`
}

/** A small repository, not yet generated. */
export function repository(more = '', directory = emptyDirectory()): string {
  const files = { 'release.config.ts': configText(more), 'go.mod': 'module example.org/app\n\ngo 1.25\n' }
  return directoryWith(files, directory)
}

/** Paths of what a default config generates. */
export const generatedPaths = [
  '.gitea/workflows/release.yml',
  '.gitea/workflows/relgen-check.yml',
  'generated/Dockerfile',
  'generated/Dockerfile.dockerignore',
  'generated/release.mk',
  'generated/release.sh',
  'generated/relgen.manifest.json',
]
