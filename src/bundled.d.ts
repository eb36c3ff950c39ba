// What the bundler turns into code: see tools/bundle.mjs.

declare module '*.hbs' {
  const render: (view: unknown) => string
  export default render
}

declare module '*.json?validator' {
  const validate: { (value: unknown): boolean; errors?: object[] | null }
  export default validate
}

/** The version in package.json. */
declare const RELGEN_VERSION: string
