import { formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Finding, Rule } from './rule.ts'

/** A rule about the form of single values. */
interface Grammar {
  code: string
  /** Where such values stand; `*` is any key or index. */
  at: readonly string[]
  /** What a value must look like. */
  pattern: RegExp
  /** What such a value is called. */
  called: string
  /** What a good one looks like; may look at the bad one. */
  hint: string | ((value: string) => string)
}

/** Makes a rule that holds values to a form. */
export function grammarRule({ code, at, pattern, called, hint }: Grammar): Rule {
  return {
    code,
    check: (settings) =>
      at
        .flatMap((place) => valuesAt(settings, place.split('.')))
        .filter(({ value }) => typeof value === 'string' && !pattern.test(value))
        .map(({ path, value }): Finding => {
          const text = String(value)
          return {
            path,
            message: `${formatPath(path)} is ${quoted(text)}, which is not ${called}`,
            hint: typeof hint === 'string' ? hint : hint(text),
          }
        }),
  }
}

/** Every value that a place with `*` stands for, with its key path. */
export function valuesAt(
  node: unknown,
  place: readonly string[],
  path: KeyPath = [],
): { path: KeyPath; value: unknown }[] {
  const [key, ...rest] = place
  if (key === undefined) return [{ path, value: node }]
  if (typeof node !== 'object' || node === null) return []
  const keys = key === '*' ? Object.keys(node) : Object.hasOwn(node, key) ? [key] : []
  return keys.flatMap((name) =>
    valuesAt((node as Record<string, unknown>)[name], rest, [...path, Array.isArray(node) ? Number(name) : name]),
  )
}
