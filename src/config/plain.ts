import { type Diagnostic, formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'

/** A copy that is nothing but objects, arrays and JSON values, and what had to be left out of it. */
export interface PlainCopy {
  value: unknown
  diagnostics: Diagnostic[]
}

/**
 * Copies a config into plain data. A config may be computed, but what it ends up as has to be writable as JSON:
 * functions, dates, maps and loops are reported and left out.
 */
export function toPlain(value: unknown): PlainCopy {
  const diagnostics: Diagnostic[] = []
  const copy = copyOf(value, [], [], (path, what) => {
    diagnostics.push({
      code: 'RG1006',
      severity: 'error',
      message: `${formatPath(path) || 'the config'} is ${what}`,
      hint: 'write plain data: strings, numbers, booleans, arrays and objects',
      path: formatPath(path),
    })
  })
  return { value: copy, diagnostics }
}

function copyOf(
  value: unknown,
  path: KeyPath,
  holders: readonly object[],
  refuse: (path: KeyPath, what: string) => void,
): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object') return refuse(path, typeof value === 'number' ? String(value) : `a ${typeof value}`)
  if (holders.includes(value)) return refuse(path, 'a loop: it contains itself')
  if (!Array.isArray(value) && !isPlainObject(value)) return refuse(path, kindOf(value))
  const inside = [...holders, value]
  if (Array.isArray(value)) return value.map((item, index) => copyOf(item, [...path, index], inside, refuse))
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.map(([key, item]) => [key, copyOf(item, [...path, key], inside, refuse)]))
}

/** What an object is called that is more than its fields. */
function kindOf(value: object): string {
  const name = value.constructor?.name ?? 'Object'
  if (name === 'Promise') return 'a promise; it needs an await'
  return name === 'Object' ? 'an object with a prototype of its own' : `an object of the class ${name}`
}

function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  // A config is evaluated in a realm of its own, so its Object is another one.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
