import { check } from './check.ts'
import type { Command } from './command.ts'
import { generate } from './generate.ts'
import { tags } from './tags.ts'

/** Every command, the default one first; a new one is a file and a line here. */
export const commands: readonly Command[] = [generate, check, tags]
