// A Firefox with a profile of its own on the disk, driven through geckodriver.

import { mkdir } from 'node:fs/promises';

import { Browser, Builder, By, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { Options } from 'selenium-webdriver/firefox';

import type { Device } from './device';
import { Program } from './processes';

/** Drivers tell Firefox to forget after a crash, and much else that nobody sets at home. */
const AS_AT_HOME = {
  'browser.sessionstore.resume_from_crash': true,
  'remote.prefs.recommended': false,
  // What stands in fields is written every 15 s at home, and once an hour where nobody is at the keyboard, for which a
  // driver's keys do not count.
  'browser.sessionstore.interval': 1000,
  'browser.sessionstore.interval.idle': 1000,
};

const PATIENCE = 30_000;

export class OwnFirefox {
  private constructor(
    private readonly program: Program,
    readonly driver: WebDriver,
  ) {}

  static async start(device: Device): Promise<OwnFirefox> {
    const profile = device.path('profile');
    await mkdir(profile);
    const program = Program.start(process.env['GECKODRIVER'] ?? 'geckodriver', ['--port', '0'], device.environment(), [1]);
    try {
      const port = await program.says(/Listening on 127\.0\.0\.1:(\d+)/, 1);
      const options = new Options().addArguments('-headless', '-profile', profile).setBinary('/usr/bin/firefox-esr');
      for (const [name, value] of Object.entries({ ...AS_AT_HOME, 'browser.download.dir': device.downloads, 'browser.download.folderList': 2 })) {
        options.setPreference(name, value);
      }
      const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).forBrowser(Browser.FIREFOX).setFirefoxOptions(options).build();
      return new OwnFirefox(program, driver);
    } catch (error) {
      await program.kill();
      throw error;
    }
  }

  field(label: string): Promise<WebElement> {
    return this.shown(`//input[@id=//label[normalize-space()='${label}']/@for or parent::label[starts-with(normalize-space(), '${label}')]]`);
  }

  async press(button: string): Promise<void> {
    await (await this.shown(`//button[normalize-space()='${button}']`)).click();
  }

  heading(text: string): Promise<WebElement> {
    return this.shown(`//h1[normalize-space()='${text}' or contains(., '${text}')]`);
  }

  async shown(xpath: string): Promise<WebElement> {
    const element = await this.driver.wait(until.elementLocated(By.xpath(xpath)), PATIENCE);
    return this.driver.wait(until.elementIsVisible(element), PATIENCE);
  }

  /** As by its menu: it writes what it has to write, and ends. */
  async close(): Promise<void> {
    await this.driver.quit();
    await this.program.kill('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.program.kill();
  }
}
