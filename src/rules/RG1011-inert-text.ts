import type { Settings } from '../config/settings.ts'
import { formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'
import { quoted } from './grammar.ts'
import type { Finding, Rule } from './rule.ts'

/** Longest text a field may hold; no honest one comes near. */
const longest = 4096

/**
 * No text may end a line of a generated file or be read as an expression by the forge. Whatever else a field allows,
 * this holds for all of them, keys included.
 */
export const inertText: Rule = { code: 'RG1011', check: (settings: Settings) => findingsIn(settings, []) }

function findingsIn(node: unknown, path: KeyPath): Finding[] {
  if (typeof node === 'string') return faultsOf(node, path)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const inside = [...path, Array.isArray(node) ? Number(key) : key]
    return [...faultsOf(key, inside), ...findingsIn(value, inside)]
  })
}

function faultsOf(text: string, path: KeyPath): Finding[] {
  const fault = [
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    { found: /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text), what: 'a line break or control character' },
    { found: text.includes('${{'), what: 'an expression of the forge, ${{' },
    { found: text.length > longest, what: `more than ${longest} characters` },
  ].find(({ found }) => found)
  if (!fault) return []
  return [
    {
      path,
      message: `${formatPath(path)} holds ${fault.what}: ${quoted(text)}`,
      hint: 'write one line of plain text; values of a run belong into environment variables',
    },
  ]
}
