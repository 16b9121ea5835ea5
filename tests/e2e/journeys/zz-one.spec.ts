import { test } from '../gallery';
test.use({ viewport: { width: 320, height: 640 }, language: 'ur' });
test('x', async ({ page, opensGallery }) => {
  await opensGallery(async (state) => {
    if (state === 'people') console.log(await page.evaluate(() => [...document.querySelectorAll('.tag, .phrase__part')].filter((e) => /مکمل|اگست/.test(e.textContent ?? '')).map((e) => {
      const pen = document.createElement('canvas').getContext('2d')!;
      pen.font = getComputedStyle(e).font;
      const r = document.createRange(); r.selectNodeContents(e);
      const t = e.textContent ?? '';
      const m = pen.measureText(t);
      const draw = (dir: CanvasDirection) => { pen.canvas.width = 300; pen.canvas.height = 200; pen.font = getComputedStyle(e).font; pen.direction = dir; pen.textAlign='left'; pen.fillText(t, 50, 100); const d = pen.getImageData(0,0,300,200).data; let top=999,bot=0,l=999,ri=0; for (let y=0;y<200;y++) for (let x=0;x<300;x++) if (d[(y*300+x)*4+3]!>100){top=Math.min(top,y);bot=Math.max(bot,y);l=Math.min(l,x);ri=Math.max(ri,x);} return [top,bot,l,ri]; };
      return [pen.font, JSON.stringify(r.getBoundingClientRect()), m.fontBoundingBoxAscent, m.fontBoundingBoxDescent, m.actualBoundingBoxAscent, m.actualBoundingBoxDescent, m.width, m.actualBoundingBoxLeft, m.actualBoundingBoxRight, ...draw('rtl'), ...draw('ltr')];
    })));
  });
});
