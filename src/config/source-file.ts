import { readFile } from 'node:fs/promises'
import type { Locate, SyntaxFault } from './positions/position.ts'

/** A config or preset file: its text, and the language that its name tells. */
export interface SourceFile {
  /** Absolute path. */
  path: string
  /** How messages name it: relative to the repository, with `/`. */
  name: string
  text: string
  language: 'script' | 'data'
}

const languages: Readonly<Record<string, SourceFile['language']>> = {
  '.ts': 'script',
  '.mts': 'script',
  '.js': 'script',
  '.mjs': 'script',
  '.json': 'data',
  '.yaml': 'data',
  '.yml': 'data',
}

/** Endings a config may have, in the order they are looked for. */
export const extensions = Object.keys(languages)

/** Reads a config file; throws what `node:fs` throws. */
export async function readSource(path: string, name: string): Promise<SourceFile> {
  const language = languages[/\.\w+$/.exec(path)?.[0] ?? ''] ?? 'script'
  return { path, name, text: await readFile(path, 'utf8'), language }
}

/** The way from key paths to positions in this file. The parsers are loaded only here, when an error is to be placed. */
export async function locator({ text, language }: SourceFile): Promise<Locate> {
  return language === 'data'
    ? (await import('./positions/yaml.ts')).locateInYaml(text)
    : (await import('./positions/typescript.ts')).locateInTypeScript(text)
}

/** Syntax errors of this file with their positions. */
export async function faults({ path, text, language }: SourceFile): Promise<SyntaxFault[]> {
  return language === 'data'
    ? (await import('./positions/yaml.ts')).yamlFaults(text, path.endsWith('.json'))
    : (await import('./positions/typescript.ts')).syntaxFaults(text)
}
