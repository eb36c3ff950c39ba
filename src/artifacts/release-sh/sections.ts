import { tagReasons } from '../../plan/tags.ts'
import type { ReleasePlan } from '../../plan/types.ts'
import { passwordVariable } from '../password-variable.ts'
import { shellWord } from '../templates.ts'
import build from './sections/build.sh.hbs'
import head from './sections/head.sh.hbs'
import login from './sections/login.sh.hbs'
import main from './sections/main.sh.hbs'
import preflight from './sections/preflight.sh.hbs'
import promote from './sections/promote.sh.hbs'
import registry from './sections/registry.sh.hbs'
import secret from './sections/secret.sh.hbs'
import smoke from './sections/smoke.sh.hbs'
import stamp from './sections/stamp.sh.hbs'
import tags from './sections/tags.sh.hbs'
import test from './sections/test.sh.hbs'

/** A part of the script: the commands it adds, and when a plan needs it. */
interface Section {
  render: (view: unknown) => string
  commands?: { id: string; help: string }[]
  /** Absent: always. */
  when?: (plan: ReleasePlan) => boolean
  /** What the template fills in besides the frame. */
  view?: (plan: ReleasePlan) => object
}

/** The script from top to bottom; a new part is a template and an entry here. */
export const sections: readonly Section[] = [
  { render: head, view: headView },
  {
    render: tags,
    view: () => ({ reasons: tagReasons }),
    commands: [{ id: 'tags', help: 'what the pushed ref publishes: outcome, version, tags' }],
  },
  {
    render: stamp,
    view: ({ stampedDate }) => ({ date: dates[stampedDate] }),
    commands: [{ id: 'stamp', help: 'commit and date of what is checked out' }],
  },
  {
    render: secret,
    when: ({ forge, login: { passwordSecret } }) => forge.actions === 'pinned' && passwordSecret !== null,
    view: secretView,
    commands: [{ id: 'secret', help: 'whether what logs in to the registry is there' }],
  },
  {
    render: login,
    when: ({ forge }) => forge.actions === 'none',
    view: secretView,
    commands: [
      { id: 'login', help: 'log in to the registry' },
      { id: 'logout', help: 'forget the login' },
    ],
  },
  { render: registry },
  { render: preflight, commands: [{ id: 'preflight', help: 'whether this version was released before' }] },
  {
    render: test,
    when: ({ tests }) => tests.length > 0,
    commands: [{ id: 'test', help: 'run the tests in the builder' }],
  },
  { render: build, commands: [{ id: 'build', help: 'build every platform and push it without a release tag' }] },
  {
    render: smoke,
    when: (plan) => plan.smoke !== null,
    view: smokeView,
    commands: [{ id: 'smoke', help: 'start the image and ask it for its paths' }],
  },
  { render: promote, commands: [{ id: 'promote', help: 'move the tags, the exact one first and latest last' }] },
  { render: main },
]

/** How the stamped time is asked for, in UTC. */
const dates = {
  commit: 'TZ=UTC0 git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ',
  build: 'date -u +%Y-%m-%dT%H:%M:%SZ',
}

function headView({
  image,
  login: { host },
  forge,
  platforms,
  paths,
  context,
  targets,
  policy,
  smoke: probe,
}: ReleasePlan) {
  return {
    image: image.reference,
    registry: host,
    logsIn: forge.actions === 'none',
    smoke: probe !== null,
    platforms: platforms.join(','),
    dockerfile: paths.dockerfile,
    context,
    targets: targets.map(({ name }) => name).join(' '),
    suffixes: targets.filter(({ suffix }) => suffix !== ''),
    policy: {
      trigger: policy.trigger,
      exact: policy.exact.join(' '),
      minorFrom: policy.minorFrom ?? 'never',
      majorFrom: policy.majorFrom ?? 'never',
      latestFrom: policy.latestFrom ?? 'never',
      prereleases: policy.prereleases,
      versionForm: policy.versionForm,
      snapshotTag: policy.snapshot?.tag ?? '',
      snapshotVersion: policy.snapshot?.version ?? '',
    },
  }
}

function secretView(plan: ReleasePlan) {
  const { host, username } = plan.login
  const variable = passwordVariable(plan.login)
  return {
    variable,
    username: 'literal' in username ? shellWord(username.literal) : `"$${username.secret}"`,
    secrets: [
      {
        name: variable,
        variable: 'SECRET',
        missing: `the secret ${variable}, which logs in to ${host}, is not set`,
        advice: `make a token that may write packages in ${host}, and store it as ${variable} among the secrets of the repository`,
      },
      ...('secret' in username
        ? [
            {
              name: username.secret,
              variable: 'USERNAME',
              missing: `the secret ${username.secret}, the name of the user who logs in to ${host}, is not set`,
              advice: `store the name of the user who owns the token in ${variable} under that name`,
            },
          ]
        : []),
    ],
  }
}

function smokeView({ smoke }: ReleasePlan) {
  const { ports = [], paths, timeoutSeconds } = smoke ?? {}
  const port = ports[0]?.port
  return { port, otherPorts: ports.filter((other) => other.port !== port), paths, timeoutSeconds }
}
