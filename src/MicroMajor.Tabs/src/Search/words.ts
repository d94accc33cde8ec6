import { sayer, type Words } from "../Wire/language";

export const searchWords = {
  title: ["查找", "Search"],
  lead: ["名称、编号、负责人、学院；也可以用拼音首字母。", "Name, number, lead or college; initials of pinyin work too."],
  box: ["查找申报", "Search proposals"],
  start: ["输入几个字就开始查找。只会找到您能查看的内容。", "Type a few letters to begin. Only what you may see is found."],
  found: ["找到 {n} 项", "{n} found"],
  foundOne: ["找到 1 项", "1 found"],
  nothing: ["没有找到“{q}”。换个说法，或者只输入编号试试。", "Nothing found for “{q}”. Try other words, or just the number."],
} satisfies Words;

export const say = sayer(searchWords);
