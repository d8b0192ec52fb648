import writeExcel, { type Feature, type Image } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
} from 'write-excel-file/utility';

/** Text, a number, or nothing. Text stays text however it begins: no cell is ever a formula. */
export type WorkbookCell = string | number | null;

export interface WorkbookSheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** Columns, from 0, whose numbers have a bar behind them, so that they can be compared at a glance. */
  readonly bars?: readonly number[];
  /** Rows, from 0, that are to be seen first. */
  readonly marked?: readonly number[];
}

/** What XML cannot hold, or what nobody sees. */
const UNSEEN = /[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/gu;
/** A cell of Excel holds so many characters. */
const MOST_CHARACTERS = 32_767;
const WIDEST = 50;

/** An Excel workbook (.xlsx) with a bold first row on each sheet, which stays in sight. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  return writeExcel(
    sheets.map(({ name, header, rows, marked = [] }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: header.map((title, at) => ({ width: widthOf([title, ...rows.map((row) => row[at] ?? '')]) })),
      data: [
        header.map((title) => ({ ...text(title), fontWeight: 'bold' as const })),
        ...rows.map((row, at) => row.map((cell) => (marked.includes(at) ? seenFirst(cellOf(cell)) : cellOf(cell)))),
      ],
    })),
    { features: [barsOf(sheets)] },
  ).toBuffer();
}

const seenFirst = (cell: ReturnType<typeof cellOf>) =>
  cell && { ...cell, fontWeight: 'bold' as const, backgroundColor: '#FDE7E9' };

/** A bar behind each number of a column, from 0 to the largest; the library has none of its own. */
function barsOf(sheets: readonly WorkbookSheet[]): Feature<Image['content']> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const { bars = [], rows = [] } = sheets[sheetIndex] ?? {};
            if (rows.length === 0) return xml;
            const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [];
            return bars.reduce((made, column, at) => {
              const cells = `${getCellAddress(1, column)}:${getCellAddress(rows.length, column)}`;
              return insertElementMarkupAccordingToOrderOfSiblings(made, barMarkup(cells, at + 1), order, 'worksheet');
            }, xml);
          },
        },
      },
    },
  };
}

function barMarkup(cells: string, priority: number): string {
  const bar = '<dataBar><cfvo type="num" val="0"/><cfvo type="max"/><color rgb="FF8AB4D8"/></dataBar>';
  const rule = `<cfRule type="dataBar" priority="${priority}">${bar}</cfRule>`;
  return `<conditionalFormatting sqref="${cells}">${rule}</conditionalFormatting>`;
}

function cellOf(cell: WorkbookCell) {
  if (cell === null) return null;
  return typeof cell === 'number' ? { type: Number, value: cell } : text(cell);
}

function text(value: string) {
  const seen = value.replaceAll(UNSEEN, '').slice(0, MOST_CHARACTERS);
  // The library looks texts up in an object, in which `constructor` and the like are there already and break the file.
  return { type: String, value: seen in Object.prototype ? `${seen} ` : seen };
}

function widthOf(cells: readonly WorkbookCell[]): number {
  return Math.min(WIDEST, Math.max(...cells.map((cell) => String(cell ?? '').length)) + 2);
}
