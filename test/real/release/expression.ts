type Value = string | boolean

/** What an expression can name: `steps.tags.outputs.version` is a path into it. */
export interface Context {
  [name: string]: string | Context
}

/** The status of the run so far, which decides about steps that do not say `always()`. */
export interface Status {
  failed: boolean
}

const TOKEN = /\s*('(?:[^']|'')*'|[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*|&&|\|\||==|!=|[(),!])/y

/** Evaluates a workflow expression. It knows the forms that relgen writes and refuses all others. */
export function evaluate(expression: string, context: Context, status: Status): Value {
  const tokens = tokenize(expression)
  let position = 0
  const next = (): string => tokens[position++] ?? ''
  const accept = (token: string): boolean => tokens[position] === token && ++position > 0
  const expectToken = (token: string): void => {
    if (!accept(token)) throw new Error(`expected ${token} in: ${expression}`)
  }

  const either = (): Value => {
    let value = both()
    while (accept('||')) {
      const right = both()
      value = truthy(value) ? value : right
    }
    return value
  }
  const both = (): Value => {
    let value = comparison()
    while (accept('&&')) {
      const right = comparison()
      value = truthy(value) ? right : value
    }
    return value
  }
  const comparison = (): Value => {
    const left = primary()
    if (accept('==')) return left === primary()
    if (accept('!=')) return left !== primary()
    return left
  }
  const primary = (): Value => {
    if (accept('(')) {
      const value = either()
      expectToken(')')
      return value
    }
    const token = next()
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
    if (token === '!') return !truthy(primary())
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`unexpected ${token || 'end'} in: ${expression}`)
    return accept('(') ? call(token, operands(), status) : lookUp(token, context)
  }
  const operands = (): Value[] => {
    const values: Value[] = []
    while (!accept(')')) {
      if (values.length > 0) expectToken(',')
      values.push(either())
    }
    return values
  }

  const value = either()
  if (position < tokens.length) throw new Error(`unexpected ${tokens[position]} in: ${expression}`)
  return value
}

/** Whether a step runs. A condition that asks for no status means "when nothing has failed". */
export function holds(condition: string | undefined, context: Context, status: Status): boolean {
  if (condition === undefined) return !status.failed
  const asksForStatus = /\b(always|failure|success|cancelled)\(/.test(condition)
  return (asksForStatus || !status.failed) && truthy(evaluate(condition, context, status))
}

/** Fills in the `${{ … }}` of a value. */
export function fillIn(text: string, context: Context, status: Status): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => String(evaluate(expression, context, status)))
}

function tokenize(expression: string): string[] {
  const tokens: string[] = []
  const source = expression.trim()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const start = TOKEN.lastIndex
    const match = TOKEN.exec(source)
    if (match === null) throw new Error(`cannot read ${source.slice(start)}`)
    tokens.push(match[1] ?? '')
  }
  return tokens
}

function call(name: string, operands: Value[], status: Status): Value {
  if (name === 'always') return true
  if (name === 'success') return !status.failed
  if (name === 'failure') return status.failed
  if (name === 'format') {
    const [template = '', ...values] = operands
    return String(template).replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)] ?? ''))
  }
  if (name === 'contains') {
    const [text = '', part = ''] = operands
    return String(text).toLowerCase().includes(String(part).toLowerCase())
  }
  throw new Error(`unknown function ${name}`)
}

/** A name that leads nowhere is an empty string, as it is on the forges. */
function lookUp(path: string, context: Context): string {
  let found: string | Context | undefined = context
  for (const part of path.split('.')) found = typeof found === 'object' ? found[part] : undefined
  return typeof found === 'string' ? found : ''
}

function truthy(value: Value): boolean {
  return value !== '' && value !== false
}
