import { sayer, type Words } from "../Wire/language";

export const searchWords = {
  title: ["查找", "Search"],
  lead: ["名称、编号、负责人、学院；也可以用拼音首字母。", "Name, number, lead or college; initials of pinyin work too."],
  box: ["查找申报", "Search proposals"],
  start: ["输入几个字就开始查找。只会找到您能查看的内容。", "Type a few letters to begin. Only what you may see is found."],
  found: ["找到 {n} 项。", "{n} found."],
  foundOne: ["找到 1 项。", "1 found."],
  nothing: ["没有找到“{q}”。换个说法，或者只输入编号试试。", "Nothing found for “{q}”. Try other words, or just the number."],
  growing: ["较早的批次还在查…", " Earlier rounds are still being looked through…"],
  texts: ["正文", "Texts"],
  textsLead: ["在申报书填写的内容里逐份查找，从最近的批次查起。", "Looks through what was written into each proposal, the latest round first."],
  textsBegin: ["在正文里查找", "Look within the texts"],
  textsStop: ["停下", "Stop"],
  textsOn: ["接着查", "Go on"],
  textsEnded: ["已查完", "Done"],
  textsGoing: ["正在查…", "Looking…"],
  textsNone: ["还没有可查的申报书。", "There are no proposals to look through yet."],
  textsAt: ["已查 {n} 份，到“{round}”。", "{n} looked through, in “{round}”."],
  textsAll: ["{n} 份都查过了。", "All {n} looked through."],
  textsMore: ["正文里另有 {n} 项。", " {n} more within the texts."],
  textsNoMore: ["正文里没有别的。", " Nothing more within the texts."],
} satisfies Words;

export const say = sayer(searchWords);
