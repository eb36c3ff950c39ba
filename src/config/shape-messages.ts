import { closest } from '../diagnostics/closest.ts'
import { type Diagnostic, formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'

/** What ajv says about one place, as far as it is needed here. */
export interface ShapeError {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
  parentSchema?: { properties?: object; description?: string; type?: string; enum?: unknown[] }
  data?: unknown
}

/** Puts one finding of the schema into words: what was written, what to write instead. */
export function describeShapeError(error: ShapeError, path: KeyPath): Diagnostic {
  const { code, message, hint } = (wordings[error.keyword] ?? wordings['type'] ?? anyWording)(error, path)
  return { code, severity: 'error', message, hint, path: formatPath(path) }
}

type Wording = (error: ShapeError, path: KeyPath) => { code: string; message: string; hint: string }

const anyWording: Wording = (error, path) => ({
  code: 'RG1006',
  message: `${place(path)} is ${show(error.data)}`,
  hint: error.parentSchema?.description ?? 'see the schema of the config',
})

const wordings: Record<string, Wording> = {
  additionalProperties: ({ params, parentSchema }, path) => {
    const key = String(params['additionalProperty'])
    const known = Object.keys(parentSchema?.properties ?? {})
    const meant = closest(key, known)
    return {
      code: 'RG1005',
      message: `unknown key ${JSON.stringify(key)}${path.length > 1 ? ` in ${formatPath(path.slice(0, -1))}` : ''}`,
      hint: meant ? `did you mean ${meant}?` : `known keys here: ${known.join(', ')}`,
    }
  },
  type: ({ params, parentSchema, data }, path) => {
    const expected = [params['type']].flat().map(String)
    return {
      code: 'RG1006',
      message: `${place(path)} must be ${expected.map(article).join(' or ')}, but is ${show(data)}`,
      hint: typeHint(expected, data) ?? parentSchema?.description ?? `write ${expected.map(article).join(' or ')}`,
    }
  },
  enum: ({ params, data }, path) => allowed(params['allowedValues'] as unknown[], data, path),
  const: ({ params, data }, path) => allowed([params['allowedValue']], data, path),
  minimum: ({ params, data }, path) => bound('at least', params, data, path),
  maximum: ({ params, data }, path) => bound('at most', params, data, path),
  required: ({ params, data }, path) => ({
    code: 'RG1010',
    message: `${place(path)} lacks ${String(params['missingProperty'])}`,
    hint: `add ${String(params['missingProperty'])} beside ${Object.keys(data ?? {}).join(', ') || 'nothing'}`,
  }),
}

function allowed(values: unknown[], data: unknown, path: KeyPath): ReturnType<Wording> {
  const words = values.map((value) => show(value))
  const meant = typeof data === 'string' ? closest(data, values.map(String)) : undefined
  return {
    code: 'RG1007',
    message: `${place(path)} is ${show(data)}, which is not one of ${words.join(', ')}`,
    hint: meant ? `did you mean ${show(meant)}?` : `write one of ${words.join(', ')}`,
  }
}

function bound(word: string, params: Record<string, unknown>, data: unknown, path: KeyPath): ReturnType<Wording> {
  return {
    code: 'RG1007',
    message: `${place(path)} is ${show(data)}, out of range`,
    hint: `write a number of ${word} ${String(params['limit'])}`,
  }
}

function typeHint(expected: string[], data: unknown): string | undefined {
  if (typeof data === 'string' && expected.some((type) => type === 'integer' || type === 'number')) {
    if (data.trim() !== '' && Number.isFinite(Number(data))) return `write ${Number(data)} without quotes`
  }
  if (typeof data === 'string' && expected.includes('array')) return `write [${JSON.stringify(data)}]`
  if (expected.includes('string') && (typeof data === 'number' || typeof data === 'boolean')) {
    return `write ${JSON.stringify(String(data))}, in quotes`
  }
  return undefined
}

function place(path: KeyPath): string {
  return formatPath(path) || 'the config'
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`
}

/** A value as a person would write it, cut short. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
