import type { Settings } from '../config/settings.ts'
import { formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Finding, Rule } from './rule.ts'

/** Longest text a field may hold; no honest one comes near. */
const longest = 4096

const faults = [
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    in: (text: string) => /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(text),
    what: 'a line break or control character',
    hint: 'write one line of plain text',
  },
  {
    in: (text: string) => text.includes('${{'),
    what: 'an expression of the forge, ${{',
    hint: 'write the value itself; what differs from run to run cannot stand in a generated file',
  },
  {
    in: (text: string) => text.length > longest,
    what: `more than ${longest} characters`,
    hint: 'put a text of this size into a file of the repository',
  },
]

/**
 * No text may end a line of a generated file or be read as an expression by the forge. Whatever else a field allows,
 * this holds for all of them, keys included.
 */
export const inertText: Rule = { code: 'RG1011', check: (settings: Settings) => findingsIn(settings, []) }

function findingsIn(node: unknown, path: KeyPath): Finding[] {
  if (typeof node === 'string') return findingsOf(node, path, `${formatPath(path)} holds`)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const inside = [...path, Array.isArray(node) ? Number(key) : key]
    const inKey = findingsOf(key, inside, `a key of ${formatPath(path)} holds`)
    return inKey.length > 0 ? inKey : findingsIn(value, inside)
  })
}

function findingsOf(text: string, path: KeyPath, holds: string): Finding[] {
  const fault = faults.find((candidate) => candidate.in(text))
  return fault ? [{ path, message: `${holds} ${fault.what}: ${quoted(text)}`, hint: fault.hint }] : []
}
