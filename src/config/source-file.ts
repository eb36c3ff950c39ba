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

/** The language of a config file by its name; undefined when relgen does not know the ending. */
export function languageOf(path: string): SourceFile['language'] | undefined {
  const [ending = ''] = /\.\w+$/.exec(path) ?? []
  return Object.hasOwn(languages, ending) ? languages[ending] : undefined
}

/** Reads a config file, or a script that one imports under any name; throws what `node:fs` throws. */
export async function readSource(path: string, name: string): Promise<SourceFile> {
  return { path, name, text: await readFile(path, 'utf8'), language: languageOf(path) ?? 'script' }
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
