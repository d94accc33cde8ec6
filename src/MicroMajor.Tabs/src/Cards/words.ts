import { sayer, type Words } from "../Wire/language";

export const cardWords = {
  choices: ["可选项", "Choices"],
  chosen: ["已选", "Chosen"],
  searching: ["正在查找…", "Searching…"],
  searchFailed: ["查找没有成功，请再输一次", "The search failed; type once more"],
  results: ["{n} 个结果", "{n} results"],
  noResults: ["没有找到", "Nothing found"],
  remove: ["去掉 {name}", "Remove {name}"],
  characters: ["{n} 字", "{n} characters"],
  leave: ["不保存，关闭", "Close without saving"],
  leaveAsks: ["这里填的内容还没有保存。", "What you filled in here is not saved yet."],
  unreadable: ["这张卡片画不出来。", "This card could not be drawn."],
} satisfies Words;

export const say = sayer(cardWords);
