import { DeleteStreamCommand, KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, launchChromium } from './chromium';
import { LIVE_PAGE_TEMPLATE } from './live-page-template';

const pageTest = CHROMIUM === undefined ? test.skip : test;
if (CHROMIUM === undefined) console.warn('the live page is not tested: there is no Chromium here (CHROMIUM_PATH)');

const MARKUP = '<img src=x onerror="document.title=1">';

let sandbox: Sandbox;
let browser: Browser | undefined;

beforeAll(async () => {
  sandbox = await Sandbox.start({ template: LIVE_PAGE_TEMPLATE, clock: new VirtualClock() });
  if (CHROMIUM !== undefined) browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await sandbox.close();
});

async function putRows(...paths: string[]): Promise<void> {
  const { endpoint, region } = sandbox;
  const Records = paths.map((path) => ({ PartitionKey: path, Data: Buffer.from(`${JSON.stringify({ path })}\n`) }));
  const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  await client.send(new PutRecordsCommand({ StreamName: sandbox.ref('Stream'), Records }));
}

/** What the role may not. */
async function deleteStream(): Promise<void> {
  const { endpoint, region } = sandbox;
  const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials('Role') });
  const request = client.send(new DeleteStreamCommand({ StreamName: sandbox.ref('Stream') }));
  await expect(request).rejects.toThrow('is not authorized');
}

/** Everything a page asks for and complains about. */
async function openPage(options: Parameters<Browser['newPage']>[0] = {}) {
  const page = (await browser?.newPage(options)) as Page;
  const requests: URL[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url())));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(sandbox.pageUrl);
  await page.getByText('live', { exact: true }).waitFor();
  return { page, requests, complaints };
}

function text(page: Page, id: string): Promise<string | null> {
  return page.locator(`#${id}`).textContent();
}

/** Every colour in a chart, as red, green and blue. */
function coloursOf(page: Page, chart: string): Promise<string[]> {
  return page.evaluate(`(() => {
    const canvas = document.querySelector('#${chart} canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
    return [...colours];
  })()`);
}

/** Pages are told of a change half a second later, by the clock of the sandbox. */
async function shows(page: Page, id: string, expected: string): Promise<void> {
  await sandbox.clock.advance(1_000);
  await page.locator(`#${id}`).getByText(expected).first().waitFor({ timeout: 10_000 });
}

describe('the live page', () => {
  pageTest('shows what happens as it happens, to nobody else, and takes data for text', async () => {
    const { page, requests, complaints } = await openPage();
    expect(await text(page, 'records-in')).toBe('0');
    expect(await text(page, 'deliveries')).toBe('none yet');
    expect(await text(page, 'alarms-on')).toBe('0 of 3');
    expect(await text(page, 'rows')).toBe('none yet');
    expect(await text(page, 'denials')).toBe('none yet');

    await sandbox.query('create table pages (path varchar(200))');
    await putRows('/a', MARKUP);
    await shows(page, 'records-in', '2');
    await shows(page, 'pending', 'delivery stream pages holds');
    await sandbox.clock.advance(60_000);
    await shows(page, 'alarms-on', '2 of 3');
    expect(await text(page, 'alarms')).toContain('alarmtrafficThreshold Crossed');
    await sandbox.drain();
    await shows(page, 'deliveries', '2 rows into pages');
    expect(await text(page, 'records-out')).toBe('2');
    expect((await page.locator('#rows tr').allTextContents()).sort()).toEqual(['/a', MARKUP, 'path']);

    await deleteStream();
    await shows(page, 'denials', 'kinesis:DeleteStream');
    const [denied] = await page.locator('#denials tr').allTextContents();
    expect(denied).toMatch(
      /^1xarn:.*:role\/.*kinesis:DeleteStreamarn:.*:stream\/.*this statement .* would allow it: \{/,
    );

    expect(await page.locator('#rows img').count()).toBe(0);
    expect(await page.title()).toBe('Kinesis pipeline, running here');
    expect(complaints).toEqual([]);
    expect(new Set(requests.map(({ origin }) => origin))).toEqual(new Set([sandbox.endpoint]));
    await page.close();
  });

  pageTest.each([
    ['light', 1_280, 'rgb(244, 246, 249)', '37,99,235', '180,83,9'],
    ['dark', 390, 'rgb(13, 18, 25)', '110,168,254', '240,169,74'],
  ] as const)('draws its charts and fits in %s, %d pixels wide', async (colorScheme, width, paper, records, age) => {
    await putRows('/b');
    await sandbox.clock.advance(1_000);
    const { page } = await openPage({ colorScheme, viewport: { width, height: 800 } });
    await page.locator('canvas').nth(1).waitFor();

    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(paper);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await coloursOf(page, 'records-chart')).toContain(records);
    expect(await coloursOf(page, 'age-chart')).toContain(age);
    await page.close();
  });

  pageTest("draws the template's dashboard, metric math included, and takes text for text", async () => {
    await sandbox.clock.advance(3 * 3_600_000);
    await putRows('/c', '/d');
    await sandbox.clock.advance(60_000);
    const { page, complaints } = await openPage();
    await page.getByRole('link', { name: 'pages' }).click();
    await page.getByText('Records a minute').waitFor();
    await page.locator('canvas').waitFor();

    const sections = page.locator('section');
    expect(await sections.nth(0).textContent()).toBe('Records a minutetenfold');
    expect(await coloursOf(page, 'widgets')).toEqual(expect.arrayContaining(['18,52,86', '255,0,0']));
    expect(await sections.nth(1).textContent()).toBe('Now2IncomingRecords');
    expect(await sections.nth(2).locator('.verdict.ALARM').textContent()).toBe('ALARMtraffic');
    expect(await sections.nth(3).locator('.states span').allTextContents()).toEqual(['Busy', 'Flood']);
    expect(await sections.nth(4).textContent()).toBe('<b>no markup</b>');
    expect(complaints).toEqual([]);
    await page.close();
  });

  pageTest('says when the sandbox has ended', async () => {
    const other = await Sandbox.start({ template: { Resources: {} }, clock: new VirtualClock() });
    const page = (await browser?.newPage()) as Page;
    await page.goto(other.pageUrl);
    await page.getByText('live', { exact: true }).waitFor();
    await other.close();
    await page.getByText('the sandbox has ended').waitFor({ timeout: 10_000 });
    await page.close();
  });
});
