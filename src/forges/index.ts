import type { Dialect } from './dialect.ts'
import { gitea } from './gitea.ts'

/** Every forge relgen writes for; a new one is a file and a line here. */
export const forges: Readonly<Record<'gitea', Dialect>> = { gitea }
