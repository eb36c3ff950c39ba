import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml'
import type { Locate, Position, SyntaxFault } from './position.ts'

/** Positions in a YAML or JSON config; JSON is YAML as far as this parser is concerned. */
export function locateInYaml(text: string): Locate {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  return (path, part) => {
    let node: unknown = document.contents
    let found: unknown = document.contents
    for (const key of path) {
      const next = child(node, key)
      if (!next) break
      found = part === 'key' ? next.key : (next.value ?? next.key)
      node = next.value
    }
    return isNode(found) && found.range ? at(lines, found.range[0]) : null
  }
}

/** What is wrong with the text of a YAML or JSON config, in all its places. */
export function yamlFaults(text: string, isJson: boolean): SyntaxFault[] {
  const lines = new LineCounter()
  const { errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const comment = isJson ? text.search(/(?<=^[ \t]*)\/[/*]/m) : -1
  if (comment >= 0) return [{ message: 'JSON has no comments', ...at(lines, comment) }]
  const found = errors.map(({ message, pos }) => ({ message, ...at(lines, pos[0]) }))
  // The parser has more than one thing to say about a place; the first is the one that helps.
  return found.filter(({ line }, index) => found.findIndex((other) => other.line === line) === index)
}

function child(node: unknown, key: string | number): Pair | undefined {
  if (isSeq(node)) {
    // A list may stand for an object with a list: smoke[0] for smoke.paths[0].
    if (typeof key === 'string') return { key: node, value: node } as unknown as Pair
    const item = node.items[key]
    return item === undefined ? undefined : ({ key: item, value: item } as Pair)
  }
  if (!isMap(node)) return undefined
  return node.items.find((pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(key))
}

function at(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}
