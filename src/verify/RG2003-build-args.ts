import type { Instruction } from './dockerfile.ts'
import { textOf, type Verifier } from './verifier.ts'

/** `docker build` passes over an argument that nobody declares, and the binary then says `dev`. */
export const buildArgs: Verifier = {
  code: 'RG2003',
  promise: 'every build-arg that is passed is declared and used, in each stage that mentions it',
  verify: (output) => {
    const { workflow, script, make, dockerfile } = output.plan.paths
    const stages = groupByStage(output.dockerfile)
    const used = new Set([...stages.values()].flatMap(usedIn))
    const unused = [workflow, script, make].flatMap((file) =>
      [...new Set(passedIn(textOf(output, file)))]
        .filter((name) => !used.has(name))
        .map((name) => ({ file, message: `passes the build-arg ${name}, which ${dockerfile} does not use` })),
    )
    // An argument counts only in the stage that declares it.
    const undeclared = [...stages].flatMap(([stage, instructions]) =>
      [...new Set(usedIn(instructions))]
        .filter((name) => !declaredIn(instructions).includes(name))
        .map((name) => ({ file: dockerfile, message: `the stage ${stage} uses ${name} without declaring it` })),
    )
    const idle = [...stages].flatMap(([stage, instructions]) =>
      declaredIn(instructions)
        .filter((name) => !usedIn(instructions).includes(name))
        .map((name) => ({ file: dockerfile, message: `the stage ${stage} declares ${name} without using it` })),
    )
    return [...unused, ...undeclared, ...idle]
  },
}

function groupByStage(instructions: readonly Instruction[]): Map<string, Instruction[]> {
  const stages = new Map<string, Instruction[]>()
  for (const instruction of instructions) {
    stages.set(instruction.stage, [...(stages.get(instruction.stage) ?? []), instruction])
  }
  return stages
}

function declaredIn(instructions: readonly Instruction[]): string[] {
  return instructions.filter(({ keyword }) => keyword === 'ARG').map(({ rest }) => rest.split('=')[0] ?? '')
}

/** Arguments of the release and of the platform; a base image brings variables of its own. */
function usedIn(instructions: readonly Instruction[]): string[] {
  return instructions
    .filter(({ keyword }) => keyword !== 'ARG' && keyword !== 'FROM')
    .flatMap(({ rest }) => [...rest.matchAll(/\$\{?(VERSION|COMMIT|DATE|TARGET[A-Z]+)/g)].map(([, name = '']) => name))
}

/** Names behind `--build-arg`, and in every `build-args` input of the build action. */
function passedIn(text: string): string[] {
  const options = [...text.matchAll(/--build-arg ["']?([A-Z_]+)=/g)]
  const blocks = [...text.matchAll(/build-args: \|-?\n((?:\s+[A-Z_]+=.*\n)+)/g)].map(([, block = '']) => block)
  const names = [...options, ...blocks.flatMap((block) => [...block.matchAll(/^\s+([A-Z_]+)=/gm)])]
  // BuildKit itself reads these, and no Dockerfile declares them.
  return names.map(([, name = '']) => name).filter((name) => !name.startsWith('BUILDKIT_'))
}
