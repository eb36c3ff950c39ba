import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** Where the lock of a repository lies. */
export const lockFile = 'relgen.lock.json'

/** What ajv says about one place of the lock, as far as it is needed here. */
export interface LockError {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
  parentSchema?: { properties?: Record<string, unknown> }
  data?: unknown
}

/** What a value of an entry has to be. */
const forms: Readonly<Record<string, string>> = {
  version: 'a version such as "v4.4.0"',
  commit: 'the full hash of a commit, 40 hex digits',
  inputs: 'a list of the inputs that this version knows',
}

/** Puts the findings of the schema into words: which entry is wrong, and what has to stand there. */
export function lockFaults(errors: readonly LockError[]): Diagnostic[] {
  // A name that is none is told by its pattern already.
  return errors.filter(({ keyword }) => keyword !== 'propertyNames').map(describe)
}

/** A finding about the lock as a whole. */
export function lockFault(message: string, place: { line: number; column: number } = { line: 1, column: 1 }) {
  return finding(message, 'mend it', place)
}

function finding(message: string, hint: string, place: Pick<Diagnostic, 'path' | 'line' | 'column'>): Diagnostic {
  const wayOut = `${hint}, or delete ${lockFile} to use the commits relgen was made with`
  return { code: 'RG1701', severity: 'error', file: lockFile, message, hint: wayOut, ...place }
}

function describe({ instancePath, keyword, params, parentSchema, data }: LockError): Diagnostic {
  const [, name, field, index] = instancePath.split('/').slice(1).map(decoded)
  const path = pathOf(instancePath)
  const what = subject(instancePath, name, field, index)
  if (keyword === 'additionalProperties') {
    const known = Object.keys(parentSchema?.properties ?? {}).join(', ')
    return finding(
      `${what} has the unknown key ${show(params['additionalProperty'])}`,
      `take it out: known keys here are ${known}`,
      {
        path,
      },
    )
  }
  if (keyword === 'required') {
    const missing = String(params['missingProperty'])
    return finding(`${what} lacks the key ${show(missing)}`, `add ${forms[missing] ?? 'it'}`, { path })
  }
  if (instancePath === '/actions' && keyword === 'pattern') {
    const place = { path: `${path}[${JSON.stringify(data)}]` }
    return finding(`${show(data)} is no name of an action`, 'write owner/name, as in actions/checkout', place)
  }
  const form = index === undefined ? (forms[field ?? ''] ?? objectForm(name)) : 'a string'
  return finding(`${what} is ${show(data)}`, `write ${form}`, { path })
}

function objectForm(name: string | undefined): string {
  return name === undefined
    ? '{ "actions": { … } }'
    : 'an object, { "version": "v4.4.0", "commit": "…", "inputs": […] }'
}

/** The place in words. */
function subject(instancePath: string, name?: string, field?: string, index?: string): string {
  if (instancePath === '') return 'the lock'
  if (name === undefined) return `the value of ${instancePath.slice(1)}`
  if (field === undefined) return `the entry of ${name}`
  return index === undefined ? `${field} of ${name}` : `an item in ${field} of ${name}`
}

/** The place as a key path. */
function pathOf(instancePath: string): string {
  const [first = '', name, ...rest] = instancePath.split('/').slice(1).map(decoded)
  const tail = rest.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('')
  return first + (name === undefined ? '' : `[${JSON.stringify(name)}]`) + tail
}

function decoded(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
