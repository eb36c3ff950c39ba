import { Document, isMap, isScalar, isSeq, type Scalar, visit } from 'yaml'
import type { Workflow } from './types.ts'

/** What is said above the workflow and behind its pins. */
interface Comments {
  /** Lines above everything. */
  header: string[]
  /** `uses` value → version behind it. */
  versions: ReadonlyMap<string, string>
}

/** Writes a workflow as YAML, with a blank line between its parts and the version behind every pinned commit. */
export function writeWorkflow(workflow: Workflow, { header, versions }: Comments): string {
  const document = new Document(workflow)
  document.commentBefore = header.map((line) => (line === '' ? '' : ` ${line}`)).join('\n')
  if (isMap(document.contents)) {
    for (const { key } of document.contents.items.slice(1)) spaceBefore(key)
  }
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return
      if (key.value === 'uses' && isScalar(value)) value.comment = ` ${versions.get(String(value.value)) ?? ''}`
      if (key.value === 'run' && isScalar(value) && String(value.value).includes('\n')) value.type = 'BLOCK_LITERAL'
      // A trigger without settings is an empty value, as people write it.
      if (isMap(value) && value.items.length === 0) return void Object.assign(value, { flow: true })
      if (key.value === 'steps' && isSeq(value)) value.items.slice(1).forEach(spaceBefore)
    },
  })
  return document.toString({ lineWidth: 0, singleQuote: true })
}

function spaceBefore(node: unknown): void {
  ;(node as Scalar).spaceBefore = true
}
