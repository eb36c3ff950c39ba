import type { Expression, Node, ObjectLiteralExpression, SourceFile } from 'ts-morph'
import type { Locate, Position, SyntaxFault } from './position.ts'

/** A place in the tree: what names it, and what stands there. */
interface Place {
  key: Node
  value: Node
}

/** Positions in a TypeScript or JavaScript config. */
export async function locateInTypeScript(text: string): Promise<Locate> {
  const { Node } = await import('ts-morph')

  /** Looks through `defineConfig(…)`, `… as T`, `… satisfies T`, parentheses and names of constants in the same file. */
  function unwrap(node: Node): Node {
    if (Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node)) {
      return unwrap(node.getExpression())
    }
    const [argument] = Node.isCallExpression(node) ? node.getArguments() : []
    const declared = Node.isIdentifier(node)
      ? node.getSourceFile().getVariableDeclaration(node.getText())?.getInitializer()
      : undefined
    const inner = argument ?? declared
    return inner ? unwrap(inner) : node
  }

  function child(holder: Node, key: string | number): Place | undefined {
    const node = unwrap(holder)
    if (Node.isArrayLiteralExpression(node)) {
      const item = node.getElements()[Number(key)]
      return item && { key: item, value: item }
    }
    return Node.isObjectLiteralExpression(node) ? property(node, String(key)) : undefined
  }

  /** The last one wins, as when the file runs; a spread may bring it from a constant. */
  function property(node: ObjectLiteralExpression, key: string): Place | undefined {
    for (const entry of node.getProperties().reverse()) {
      if (Node.isPropertyAssignment(entry) && entry.getName().replace(/^['"]|['"]$/g, '') === key) {
        return { key: entry.getNameNode(), value: entry.getInitializerOrThrow() }
      }
      if (Node.isShorthandPropertyAssignment(entry) && entry.getName() === key) {
        return { key: entry.getNameNode(), value: entry.getNameNode() }
      }
      const spread = Node.isSpreadAssignment(entry) ? child(entry.getExpression(), key) : undefined
      if (spread) return spread
    }
    return undefined
  }

  const config = defaultExport(await parse(text))
  return (path, part) => {
    let place: Place | undefined = config && { key: config, value: config }
    for (const key of path) {
      const next: Place | undefined = place && child(place.value, key)
      // The path may lead out of what is written: into a default, or a value that is computed.
      if (!next) return place ? positionOf(place.value) : null
      place = next
    }
    return place ? positionOf(place[part]) : null
  }
}

/** Every syntax error of a file; the evaluation stops at the first, and some it words poorly. */
export async function syntaxFaults(text: string): Promise<SyntaxFault[]> {
  const source = await parse(text)
  const program = source.getProject().getProgram()
  return program.getSyntacticDiagnostics(source).map((diagnostic) => {
    const message = diagnostic.getMessageText()
    return {
      ...source.getLineAndColumnAtPos(diagnostic.getStart()),
      message: typeof message === 'string' ? message : message.getMessageText(),
    }
  })
}

/** The parser is larger than all of relgen, so it is loaded only when there is an error to place. */
async function parse(text: string): Promise<SourceFile> {
  const { Project } = await import('ts-morph')
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true, noLib: true } })
  return project.createSourceFile('release.config.ts', text)
}

function defaultExport(source: SourceFile): Expression | undefined {
  return source.getExportAssignment((node) => !node.isExportEquals())?.getExpression()
}

function positionOf(node: Node): Position {
  return node.getSourceFile().getLineAndColumnAtPos(node.getStart())
}
