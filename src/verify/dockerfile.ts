/** An instruction of a Dockerfile, with its continued lines joined. */
export interface Instruction {
  keyword: string
  rest: string
  /** Line it begins on, from 1. */
  line: number
  /** Stage it belongs to; empty before the first FROM. */
  stage: string
}

/** Reads the Dockerfiles that relgen writes: no heredocs, no escape directive. */
export function readDockerfile(text: string): Instruction[] {
  const instructions: Instruction[] = []
  let open = ''
  let start = 0
  let stage = ''
  text.split('\n').forEach((raw, index) => {
    if (raw.startsWith('#') || raw.trim() === '') return
    if (open === '') start = index + 1
    open += raw.trim()
    if (open.endsWith('\\')) {
      open = open.slice(0, -1)
      return
    }
    const [, keyword = '', rest = ''] = /^(\w+)\s+(.*)$/s.exec(open) ?? []
    open = ''
    if (keyword === 'FROM') stage = / AS (\S+)$/.exec(rest)?.[1] ?? ''
    instructions.push({ keyword, rest, line: start, stage })
  })
  return instructions
}
