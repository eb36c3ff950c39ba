import { closest } from '../diagnostics/closest.ts'
import { type Diagnostic, formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'
import { quoted } from '../diagnostics/quoted.ts'

/** What ajv says about one place, as far as it is needed here. */
export interface ShapeError {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
  parentSchema?: {
    properties?: Record<string, { description?: string }>
    description?: string
    minimum?: number
    maximum?: number
  }
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
    const known = Object.keys(parentSchema?.properties ?? {}).sort()
    const meant = closest(key, known)
    return {
      code: 'RG1005',
      message: `unknown key ${quoted(key)}${path.length > 1 ? ` in ${formatPath(path.slice(0, -1))}` : ''}`,
      hint: meant ? `did you mean ${meant}?` : `known keys here: ${known.join(', ')}`,
    }
  },
  type: ({ params, parentSchema, data }, path) => {
    const types = [params['type'] ?? []].flat().map(String)
    const values = [params['values'] ?? []].flat().map((value) => quoted(value))
    const expected = [...values, ...types.map(article)].join(' or ')
    const keys = Object.keys(parentSchema?.properties ?? {})
    return {
      code: 'RG1006',
      message: `${place(path)} must be ${expected}, but is ${show(data)}`,
      hint:
        typeHint(types, data) ??
        (types.includes('object') && keys.length > 0 && path.length > 0
          ? `an object here takes ${keys.join(', ')}`
          : `write ${expected}${about(parentSchema)}`),
    }
  },
  enum: ({ params, data }, path) => {
    const values = params['allowedValues'] as unknown[]
    const words = values.map((value) => quoted(value)).join(', ')
    const meant = typeof data === 'string' ? closest(data, values.map(String)) : undefined
    return {
      code: 'RG1007',
      message: `${place(path)} is ${show(data)}, which is not among the values it takes`,
      hint: meant ? `did you mean ${quoted(meant)}? It takes ${words}` : `write one of ${words}`,
    }
  },
  const: ({ params, data, parentSchema }, path) => ({
    code: 'RG1007',
    message: `${place(path)} is ${show(data)}, but can only be ${quoted(params['allowedValue'])}`,
    hint: `write ${quoted(params['allowedValue'])}${about(parentSchema)}`,
  }),
  minimum: outOfRange,
  maximum: outOfRange,
  required: ({ params, parentSchema }, path) => {
    const key = String(params['missingProperty'])
    return {
      code: 'RG1010',
      message: `${place(path)} lacks the key ${quoted(key)}`,
      hint: `add the key ${key}${about(parentSchema?.properties?.[key])}`,
    }
  },
}

function outOfRange({ data, parentSchema: { minimum, maximum } = {} }: ShapeError, path: KeyPath): ReturnType<Wording> {
  const range = maximum === undefined ? `of ${minimum} or more` : `from ${minimum} to ${maximum}`
  return {
    code: 'RG1007',
    message: `${place(path)} is ${show(data)}, out of range`,
    hint: `write a number ${range}`,
  }
}

/** What the types say about a field, to put behind a hint. */
function about(schema: { description?: string } | undefined): string {
  return schema?.description === undefined ? '' : `. ${schema.description.replace(/\s+/g, ' ')}`
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

function show(value: unknown): string {
  return quoted(value, 60)
}
