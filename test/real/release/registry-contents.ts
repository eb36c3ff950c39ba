import type { SharedLab } from '../lab/shared.ts'

const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]

/** An entry of an index. */
export interface IndexEntry {
  digest: string
  platform: { os: string; architecture: string }
  annotations?: Record<string, string>
}

/** A manifest or an index, as far as a test looks at it. */
export interface Manifest {
  mediaType: string
  manifests?: IndexEntry[]
  config?: { digest: string }
}

/** Looks into a repository of the registry by its HTTP API, past every tool that the release itself uses. */
export class RegistryContents {
  readonly #base: string
  readonly #headers: Record<string, string>

  constructor({ registry: { host, username, password } }: SharedLab, repository: string) {
    this.#base = `http://${host}/v2/${repository}`
    const login = Buffer.from(`${username}:${password}`).toString('base64')
    this.#headers = { authorization: `Basic ${login}`, accept: MANIFESTS.join(', ') }
  }

  /** Every tag with the digest that it leads to. */
  async tags(): Promise<Record<string, string>> {
    const response = await this.#ask('/tags/list')
    if (response.status === 404) return {}
    const { tags } = (await this.#read(response)) as { tags: string[] | null }
    const digests = [...(tags ?? [])].sort().map(async (tag) => [tag, await this.#digest(tag)] as const)
    return Object.fromEntries(await Promise.all(digests))
  }

  async manifest(reference: string): Promise<Manifest> {
    return (await this.#read(await this.#ask(`/manifests/${reference}`))) as Manifest
  }

  /** Labels of the image behind a tag or digest, by its first platform. */
  async labels(reference: string): Promise<Record<string, string>> {
    const { manifests, config } = await this.manifest(reference)
    if (config === undefined) return this.labels(manifests?.[0]?.digest ?? '')
    const image = (await this.#read(await this.#ask(`/blobs/${config.digest}`))) as { config: { Labels: never } }
    return image.config.Labels
  }

  /** Points a tag at what a digest leads to, as another release or a person would. */
  async point(tag: string, digest: string): Promise<void> {
    const found = await this.#ask(`/manifests/${digest}`)
    const type = found.headers.get('content-type') ?? ''
    const body = await found.text()
    const headers = { ...this.#headers, 'content-type': type }
    const response = await fetch(`${this.#base}/manifests/${tag}`, { method: 'PUT', headers, body })
    if (!response.ok) throw new Error(`the registry refuses ${tag}: ${response.status} ${await response.text()}`)
  }

  async #digest(tag: string): Promise<string> {
    const response = await this.#ask(`/manifests/${tag}`, 'HEAD')
    return response.headers.get('docker-content-digest') ?? ''
  }

  #ask(path: string, method = 'GET'): Promise<Response> {
    return fetch(this.#base + path, { method, headers: this.#headers })
  }

  async #read(response: Response): Promise<unknown> {
    if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}
