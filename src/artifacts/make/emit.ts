import type { ReleasePlan } from '../../plan/types.ts'
import { type Emitter, origin } from '../artifact.ts'
import { goFlags, ldflags } from '../go-arguments.ts'
import { stampedTime } from '../stamped-time.ts'
import render from './release.mk.hbs'

/** Targets of the fragment, as `make help` lists them. */
const help = [
  { name: 'build', text: 'compile every program for this machine' },
  { name: 'build-all', text: 'compile every program for every platform' },
  { name: 'checksums', text: "write the SHA-256 sums of every platform's binaries" },
  { name: 'image', text: 'build the image for this machine and load it into docker' },
  { name: 'help', text: 'show these targets' },
]

/** The make fragment: the same binaries as in the image, without a container. */
export const make: Emitter = {
  id: 'make',
  emit: (plan) => [{ path: plan.paths.make, content: render(viewOf(plan)), executable: false }],
}

function viewOf(plan: ReleasePlan) {
  const { compiler, context, binaries } = plan
  return {
    origin: origin(plan),
    path: plan.paths.make,
    image: plan.image.reference,
    date: `${stampedTime[plan.stampedDate]} 2>/dev/null`,
    ldflags: ldflags(plan, (arg, flag) => `$(if $(${arg}), ${flag}$(${arg}))`),
    goBuild: `$(GO) build${context === '.' ? '' : ` -C ${context}`}${goFlags(compiler)}`,
    cgo: compiler.cgo ? 1 : 0,
    programs: binaries.map(({ name, package: path, kind, builds }) => ({
      name,
      package: path,
      hostName: kind === 'image' ? (builds[0]?.fileName ?? name) : name,
    })),
    builds: binaries.flatMap(({ name, package: path, builds }) =>
      builds.map(({ os, arch, arm, fileName }) => {
        const platform = `${os}-${arch}${arm === '' ? '' : `v${arm}`}`
        return { target: `build-${name}-${platform}`, package: path, os, arch, arm, file: `${platform}/${fileName}` }
      }),
    ),
    targets: plan.targets,
    dockerfile: plan.paths.dockerfile,
    context,
    help,
  }
}
