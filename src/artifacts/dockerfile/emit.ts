import { posix } from 'node:path'
import type { PlannedTarget, ReleasePlan } from '../../plan/types.ts'
import { type Emitter, origin } from '../artifact.ts'
import { goFlags, ldflags } from '../go-arguments.ts'
import render from './Dockerfile.hbs'

const mounts = [
  '--mount=type=cache,id=go-mod,target=/cache/go-mod',
  '--mount=type=cache,id=go-build,target=/cache/go-build',
].join(' \\\n    ')

/** The Dockerfile: cross-compiles for every platform of the index on the platform of the builder. */
export const dockerfile: Emitter = {
  id: 'dockerfile',
  emit: (plan) => [{ path: plan.paths.dockerfile, content: render(viewOf(plan)), executable: false }],
}

function viewOf(plan: ReleasePlan) {
  const { compiler, binaries } = plan
  return {
    origin: origin(plan),
    builder: compiler.builder,
    mounts,
    cgo: compiler.cgo ? 1 : 0,
    flags: goFlags(compiler),
    // A vendored module has all it needs, and may have no way out.
    downloads: !compiler.flags.includes('-mod=vendor'),
    args: plan.stamps.map(({ arg }) => arg),
    // An absent value leaves the variable out, so that the source keeps its own default.
    ldflags: ldflags(plan, (arg, flag) => `\${${arg}:+ ${flag}$${arg}}`),
    tests: plan.tests,
    programs: binaries
      .filter(({ kind }) => kind === 'image')
      .map(({ name, package: path, builds }) => ({
        name,
        package: path,
        fileName: builds[0]?.fileName ?? name,
        arm: builds.some(({ arm }) => arm !== ''),
      })),
    baked: binaries.filter(({ kind }) => kind === 'fixed'),
    targets: plan.targets.map((target) => targetView(plan, target)),
  }
}

function targetView(plan: ReleasePlan, target: PlannedTarget) {
  return {
    name: target.name,
    suffix: target.suffix,
    base: target.base,
    user: target.user,
    rootfs: rootfsView(target.layout),
    labels: continued(
      Object.entries({
        ...target.labels,
        'org.opencontainers.image.title': plan.name,
        ...(plan.image.description === '' ? {} : { 'org.opencontainers.image.description': plan.image.description }),
      })
        .map(([key, value]) => ({ key, value: quoted(value) }))
        .concat([
          { key: 'org.opencontainers.image.version', value: '"$VERSION"' },
          { key: 'org.opencontainers.image.revision', value: '"$COMMIT"' },
          { key: 'org.opencontainers.image.created', value: '"$DATE"' },
        ]),
    ),
    programs: target.programs.map(({ binary, to }) => ({ binary, to, fileName: posix.basename(to) })),
    env: Object.entries(target.env).map(([key, value]) => ({ key, value: quoted(value) })),
    expose: target.expose,
    entrypoint: target.entrypoint.length > 0 ? JSON.stringify(target.entrypoint) : '',
    cmd: target.cmd.length > 0 ? JSON.stringify(target.cmd) : '',
  }
}

/** Paths in the stage are those of the image below `/rootfs`, its working directory. */
function rootfsView({ directories, files, trees, checksums }: PlannedTarget['layout']) {
  if (directories.length === 0) return null
  const groups = [...grouped(directories)]
  return {
    directories: groups.map(([key, group], index) => {
      const [mode = '', owner = ''] = key.split(' ')
      const [uid, gid] = owner.split(':')
      const paths = group.map(({ path }) => ({ path: inside(path) }))
      return { mode, uid, gid, paths: continued(paths, index < groups.length - 1) }
    }),
    copies: files.map(({ from, to, mode, owner }) => ({
      options: [
        ...('binary' in from ? [`--from=build-${from.binary}`] : []),
        `--chmod=${mode}`,
        `--chown=${owner}`,
      ].join(' '),
      from: 'binary' in from ? `/out/${from.fileName}` : from.context,
      to: inside(to),
    })),
    trees: trees.map((tree) => ({ ...tree, to: inside(tree.to) })),
    checksums: checksums
      ? [
          {
            directory: posix.dirname(checksums.path),
            name: posix.basename(checksums.path),
            files: checksums.files.map((path) => posix.relative(posix.dirname(checksums.path), path)),
            trees: checksums.trees.map((path) => posix.relative(posix.dirname(checksums.path), path) || '.'),
          },
        ]
      : [],
  }
}

/** Directories with the same mode and owner, in their order. */
function grouped(directories: PlannedTarget['layout']['directories']) {
  const groups = new Map<string, typeof directories>()
  for (const directory of directories) {
    const key = `${directory.mode} ${directory.owner}`
    groups.set(key, [...(groups.get(key) ?? []), directory])
  }
  return groups
}

function inside(path: string): string {
  return path.slice(1)
}

/** Items of an instruction over several lines: a backslash follows each but the last, and that one if more follows. */
function continued<T extends object>(items: readonly T[], more = false): (T & { next: string })[] {
  return items.map((item, index) => ({ ...item, next: more || index < items.length - 1 ? ' \\' : '' }))
}

/** A value of LABEL or ENV in double quotes, with nothing left that the builder would fill in. */
function quoted(value: string): string {
  return `"${value.replace(/["\\$]/g, '\\$&')}"`
}
