import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { root } from '../repositories.ts'

/** A module of src as the bundler makes it: templates and schemas are code only there. */
export async function bundled<Module>(entry: string): Promise<Module> {
  const { options } = (await import(pathToFileURL(join(root, 'tools/bundle.mjs')).href)) as { options: BuildOptions[] }
  const directory = mkdtempSync(join(tmpdir(), 'relgen-bundled-'))
  try {
    const outfile = join(directory, 'bundled.mjs')
    await build({ ...options.at(-1), entryPoints: [entry], outfile })
    return (await import(pathToFileURL(outfile).href)) as Module
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
