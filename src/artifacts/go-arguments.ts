import type { PlannedCompiler, ReleasePlan, Stamp } from '../plan/types.ts'

/** Flags of `go build` before `-ldflags`, each with a space before it. */
export function goFlags({ flags }: PlannedCompiler): string {
  return flags.map((flag) => ` ${flag}`).join('')
}

/**
 * The linker flags, the same for the Dockerfile and for make; only the words for "when there is a value" differ.
 *
 * @param stamp writes one stamp; gets its argument and `-X main.version=`
 */
export function ldflags(
  { compiler, stamps }: Pick<ReleasePlan, 'compiler' | 'stamps'>,
  stamp: (arg: Stamp['arg'], flag: string) => string,
): string {
  return compiler.ldflags.join(' ') + stamps.map(({ arg, variable }) => stamp(arg, `-X ${variable}=`)).join('')
}
