import type { Dialect } from './dialect.ts'
import { forgejo } from './forgejo.ts'
import { gitea } from './gitea.ts'
import { github } from './github.ts'

/** Every forge relgen writes for; a new one is a file and a line here. */
export const forges: Readonly<Record<Dialect['kind'], Dialect>> = { gitea, forgejo, github }
