import { type Expression, Node, Project, type SourceFile } from 'ts-morph'
import type { Locate, Position, SyntaxFault } from './position.ts'

/** Positions in a TypeScript or JavaScript config. Loaded only when there is an error to place: the parser is large. */
export function locateInTypeScript(text: string): Locate {
  const source = parse(text)
  const config = defaultExport(source)
  return (path, part) => {
    let node: Node | undefined = config
    let found: Node | undefined = config
    for (const key of path) {
      const next = node && child(unwrap(node), key)
      if (!next) return found ? positionOf(found) : null
      found = part === 'key' ? next.key : next.value
      node = next.value
    }
    return found ? positionOf(found) : null
  }
}

/** Every syntax error of a file; the evaluation stops at the first, and some it words poorly. */
export function syntaxFaults(text: string): SyntaxFault[] {
  const source = parse(text)
  const program = source.getProject().getProgram()
  return program.getSyntacticDiagnostics(source).map((diagnostic) => {
    const message = diagnostic.getMessageText()
    return {
      ...source.getLineAndColumnAtPos(diagnostic.getStart()),
      message: typeof message === 'string' ? message : message.getMessageText(),
    }
  })
}

function parse(text: string): SourceFile {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true, noLib: true } })
  return project.createSourceFile('release.config.ts', text)
}

function defaultExport(source: SourceFile): Expression | undefined {
  const assignment = source.getExportAssignment((node) => !node.isExportEquals())
  return assignment?.getExpression()
}

/** Looks through `defineConfig(…)`, `… as T`, `… satisfies T`, parentheses and names of constants in the same file. */
function unwrap(node: Node): Node {
  if (Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node)) {
    return unwrap(node.getExpression())
  }
  if (Node.isCallExpression(node) && node.getArguments()[0]) return unwrap(node.getArguments()[0] as Node)
  if (Node.isIdentifier(node)) {
    const declared = node.getSourceFile().getVariableDeclaration(node.getText())?.getInitializer()
    if (declared) return unwrap(declared)
  }
  return node
}

function child(node: Node, key: string | number): { key: Node; value: Node } | undefined {
  if (typeof key === 'number') {
    const item = Node.isArrayLiteralExpression(node) ? node.getElements()[key] : undefined
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
    const spread = Node.isSpreadAssignment(property) ? child(unwrap(property.getExpression()), key) : undefined
    if (spread) return spread
  }
  return undefined
}

function positionOf(node: Node): Position {
  return node.getSourceFile().getLineAndColumnAtPos(node.getStart())
}
