// What does pdf.js, the viewer inside Firefox, think the text of a PDF is?
//
//     node read_pdf.mjs FILE...
//
// Prints one line of JSON per file: {"file": ..., "pages": [text of page 1, ...]}

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";

const require = createRequire(import.meta.url);

// When it is loaded, pdf.js makes a matrix for drawing, which Node does not have. Nothing is drawn
// here, so an empty class will do, and the canvas package (megabytes of machine code) is left out.
globalThis.DOMMatrix ??= class {};

// pdf.js opens the files it brings along through this function, which Node 18 does not have.
process.getBuiltinModule ??= require;

// While it is loaded, pdf.js also complains that it will not be able to draw. What it says later,
// about a file, goes to the error output as it should.
const warn = console.warn;
console.warn = () => {};
const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
console.warn = warn;

const home = path.dirname(require.resolve("pdfjs-dist/package.json"));

async function open(file) {
  return pdfjs.getDocument({
    data: new Uint8Array(await readFile(file)),
    // Files the viewer ships too, so that a font that is not embedded is read as it is there.
    cMapUrl: path.join(home, "cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: path.join(home, "standard_fonts/"),
    // Nothing is drawn: no fonts from the system, none turned into web fonts.
    useSystemFonts: false,
    disableFontFace: true,
  }).promise;
}

/** The text of one page, as the viewer's text layer holds it and its user copies it. */
async function textOf(page) {
  // The viewer asks with these two options, and normalises (ligatures, no-break spaces) on copying.
  const { items } = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  });
  const text = items
    .filter((item) => item.str !== undefined) // The others only begin or end marked content.
    .map((item) => item.str + (item.hasEOL ? "\n" : ""))
    .join("");
  return pdfjs.normalizeUnicode(text);
}

for (const file of process.argv.slice(2)) {
  try {
    const document = await open(file);
    const pages = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await textOf(page));
      page.cleanup(); // A merged file has thousands of pages.
    }
    await document.loadingTask.destroy();
    process.stdout.write(JSON.stringify({ file, pages }) + "\n");
  } catch (error) {
    console.error(`${file}: ${error.message}`); // pdf.js does not say which file.
    process.exitCode = 1;
  }
}
