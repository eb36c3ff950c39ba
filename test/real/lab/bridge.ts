import { basename } from 'node:path'
import { run } from './processes.ts'

/** Interface names are limited to 15 bytes, so only the random end of the directory's name fits. */
function bridgeName(directory: string): string {
  return `rl-${basename(directory).slice(-6)}`
}

/**
 * Creates the network bridge for the containers of one lab. dockerd's own docker0 would be shared between
 * two labs, or with the machine's engine, and both would hand out the same addresses.
 */
export async function createBridge(directory: string): Promise<string> {
  const name = bridgeName(directory)
  const taken = await run('ip', ['-4', 'route', 'show', 'table', 'all'])
  const subnet = Array.from({ length: 250 }, (_, index) => `10.213.${index}`).find(
    (candidate) => !taken.includes(`${candidate}.`),
  )
  if (subnet === undefined) throw new Error('no free subnet for the lab in 10.213.0.0/16')
  await run('ip', ['link', 'add', 'name', name, 'type', 'bridge'])
  await run('ip', ['address', 'add', `${subnet}.1/24`, 'dev', name])
  await run('ip', ['link', 'set', name, 'up'])
  return name
}

/** Removes the bridge and the firewall rules that dockerd made for it and leaves behind. */
export async function removeBridge(directory: string): Promise<void> {
  const name = bridgeName(directory)
  const rules = await run('iptables-save', []).catch(() => '')
  const wanted = rules
    .split('\n')
    .filter((line) => /^(\*|COMMIT)/.test(line) || (line.startsWith('-A ') && line.includes(` ${name} `)))
    .map((line) => line.replace(/^-A /, '-D '))
  if (wanted.some((line) => line.startsWith('-D '))) {
    await run('iptables-restore', ['--noflush'], { input: `${wanted.join('\n')}\n` })
  }
  if ((await run('ip', ['-o', 'link', 'show'])).includes(` ${name}:`)) await run('ip', ['link', 'delete', name])
}
