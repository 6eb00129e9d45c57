/** The JSON lines that are logged meanwhile. */
export async function loggedBy(run: () => Promise<unknown>): Promise<unknown[]> {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    await run();
  } finally {
    write.mockRestore();
  }
  return lines.map((line) => JSON.parse(line));
}
