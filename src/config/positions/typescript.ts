import type { Expression, Node, SourceFile } from 'ts-morph'
import type { Locate, Position, SyntaxFault } from './position.ts'

/** The parser is larger than all of relgen, and needed only when there is an error to place. */
type Parser = typeof import('ts-morph')

/** Positions in a TypeScript or JavaScript config. */
export async function locateInTypeScript(text: string): Promise<Locate> {
  const { Node, Project } = await import('ts-morph')
  const source = parse(text, Project)
  const config = defaultExport(source)
  return (path, part) => {
    let node: Node | undefined = config
    let found: Node | undefined = config
    for (const key of path) {
      const next = node && child(Node, unwrap(Node, node), key)
      if (!next) return found ? positionOf(found) : null
      found = part === 'key' ? next.key : next.value
      node = next.value
    }
    return found ? positionOf(found) : null
  }
}

/** Every syntax error of a file; the evaluation stops at the first, and some it words poorly. */
export async function syntaxFaults(text: string): Promise<SyntaxFault[]> {
  const { Project } = await import('ts-morph')
  const source = parse(text, Project)
  const program = source.getProject().getProgram()
  return program.getSyntacticDiagnostics(source).map((diagnostic) => {
    const message = diagnostic.getMessageText()
    return {
      ...source.getLineAndColumnAtPos(diagnostic.getStart()),
      message: typeof message === 'string' ? message : message.getMessageText(),
    }
  })
}

function parse(text: string, Project: Parser['Project']): SourceFile {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true, noLib: true } })
  return project.createSourceFile('release.config.ts', text)
}

function defaultExport(source: SourceFile): Expression | undefined {
  const assignment = source.getExportAssignment((node) => !node.isExportEquals())
  return assignment?.getExpression()
}

/** Looks through `defineConfig(…)`, `… as T`, `… satisfies T`, parentheses and names of constants in the same file. */
function unwrap(Node: Parser['Node'], node: Node): Node {
  if (Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node)) {
    return unwrap(Node, node.getExpression())
  }
  if (Node.isCallExpression(node) && node.getArguments()[0]) return unwrap(Node, node.getArguments()[0] as Node)
  if (Node.isIdentifier(node)) {
    const declared = node.getSourceFile().getVariableDeclaration(node.getText())?.getInitializer()
    if (declared) return unwrap(Node, declared)
  }
  return node
}

function child(Node: Parser['Node'], node: Node, key: string | number): { key: Node; value: Node } | undefined {
  if (Node.isArrayLiteralExpression(node)) {
    // A list may stand for an object with a list: smoke[0] for smoke.paths[0].
    if (typeof key === 'string') return { key: node, value: node }
    const upTo = node.getElements().slice(0, key + 1)
    const item = upTo.some((element) => Node.isSpreadElement(element)) ? undefined : upTo[key]
    return item && { key: item, value: item }
  }
  if (!Node.isObjectLiteralExpression(node)) return undefined
  for (const property of [...node.getProperties()].reverse()) {
    if (Node.isPropertyAssignment(property) && property.getName().replace(/^['"]|['"]$/g, '') === key) {
      return { key: property.getNameNode(), value: property.getInitializerOrThrow() }
    }
    if (Node.isShorthandPropertyAssignment(property) && property.getName() === key) {
      return { key: property.getNameNode(), value: property.getNameNode() }
    }
    const spread = Node.isSpreadAssignment(property)
      ? child(Node, unwrap(Node, property.getExpression()), key)
      : undefined
    if (spread) return spread
  }
  return undefined
}

function positionOf(node: Node): Position {
  return node.getSourceFile().getLineAndColumnAtPos(node.getStart())
}
