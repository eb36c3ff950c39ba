/** How a run reports: to people, and into a file where CI asks for one to add up. */
export function reporters(run: 'quick' | 'real') {
  const directory = process.env['RELGEN_TEST_RESULTS']
  if (directory === undefined) return { reporters: ['default'] }
  return { reporters: ['default', 'json'], outputFile: { json: `${directory}/${run}.json` } }
}
