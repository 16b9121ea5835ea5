// Downloads, read back by a program that has nothing to do with the one that wrote them.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { expect, type Download, type Locator, type Page } from '@playwright/test';

/** The file that a press of `button` saves. */
export async function downloadBy(page: Page, button: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.tap()]);
  return download;
}

export async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** Its text in reading order; fails where it is no PDF of one page. */
export async function textOf(download: Download): Promise<string> {
  const path = await download.path();
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', path, '-']);
  expect(stdout.split('\f').filter((page) => page.trim() !== ''), 'Pages').toHaveLength(1);
  return stdout;
}

/** The scripts that it holds; a reader of PDF files would run them. */
export async function scriptsIn(download: Download): Promise<string> {
  const { stdout } = await promisify(execFile)('pdfinfo', ['-js', await download.path()]);
  return stdout.trim();
}
