import type { Act } from "../Wire/desks";
import { language } from "../Wire/language";

type Two = readonly [zh: string, en: string];

interface Tile { verb: string; title: Two; text: Two; asks?: Two }

// Everything that the office does less than daily: each opens the card that the chat has for it.
const groups: { title: Two; text: Two; tiles: Tile[] }[] = [
  {
    title: ["这个批次", "This round"], text: ["总览、规则和评分标准。", "Overview, rules and what is scored."],
    tiles: [
      { verb: "desk/open", title: ["教务处工作台", "The office's desk"], text: ["总数、待办和各步骤的入口。", "Totals, what waits, and the way into each step."] },
      { verb: "policy/open", title: ["批次规则", "Rules of the round"], text: ["限额、日期和评审办法，保存前先看影响。", "Limits, dates and how reviews are done; the effect is shown before saving."] },
      { verb: "rubric/open", title: ["评分标准", "Rubric"], text: ["评分项、分值和结论。", "What is scored, with its points, and the conclusions."] },
      { verb: "forms/open", title: ["申报书版本", "Editions of the form"], text: ["核对新版本，再启用。", "Check a new edition, then enable it."] },
    ],
  },
  {
    title: ["评审与决定", "Reviewing and deciding"], text: ["从收齐评审到公布结论。", "From the last review to publishing."],
    tiles: [
      { verb: "reviews/remind", title: ["催办专家", "Remind experts"], text: ["给还没交评审的专家发一次催办。", "One reminder to everybody who still owes a review."], asks: ["给所有还没交评审的专家发一次催办。继续吗？", "Everybody who still owes a review is reminded once. Go on?"] },
      { verb: "reviews/close", title: ["关闭评审", "Close the reviews"], text: ["之后专家不能再改分。", "Experts cannot change scores afterwards."], asks: ["关闭后专家不能再提交或修改评审。继续吗？", "Experts can no longer give or change reviews. Go on?"] },
      { verb: "meeting/open", title: ["评审会", "Meeting"], text: ["逐项议、表决、记录。", "Item by item: discuss, vote, keep the minutes."] },
      { verb: "ranking/open", title: ["按排序拟定结论", "Draft by the ranking"], text: ["按名次一次拟好，再逐份调整。", "Draft all decisions by rank, then change single ones."] },
      { verb: "results/open", title: ["公示", "Publicity"], text: ["名单、期限和异议。", "The list, its days, and objections."] },
    ],
  },
  {
    title: ["材料与备案", "Documents and filing"], text: ["附件 2、附件 3 和报送。", "Annexes 2 and 3, and handing them in."],
    tiles: [
      { verb: "filing/write", title: ["生成备案材料", "Write the filing documents"], text: ["生成汇总表；过期的重新生成。", "Writes the summary table; what is outdated is written again."] },
      { verb: "packs/all", title: ["各学院报送情况", "Hand-ins of the colleges"], text: ["各学院报送了没有，缺什么。", "Which college has handed in, and what is missing."] },
      { verb: "duties/open", title: ["就业工作职责", "Employment duties"], text: ["各学院的责任人和进展。", "Who is responsible in each college, and how far."] },
    ],
  },
  {
    title: ["人员与数据", "People and data"], text: ["名单、设置和核查。", "Lists, settings and checks."],
    tiles: [
      { verb: "imports/open", title: ["导入名单", "Import lists"], text: ["学院、专家、专业、就业数据；先预览再写入。", "Colleges, experts, majors, employment; previewed before it is written."] },
      { verb: "delivery/open", title: ["谁没收到卡片", "Who has no card"], text: ["按姓名查原因，并补发。", "Find out why, by name, and send it again."] },
      { verb: "settings/open", title: ["我的设置", "My settings"], text: ["语言、提醒和代理人。", "Language, reminders, deputies."] },
      { verb: "audit/check", title: ["核查数据", "Check the store"], text: ["逐条核对全部数据是否一致。", "Walks through everything stored and names what does not fit."] },
      { verb: "audit/file", title: ["操作记录", "Record of acts"], text: ["谁在什么时候做了什么，存为表格。", "Who did what and when, as a table."] },
    ],
  },
];

export interface OfficeTile { text: string; act: Act }

/** The tiles of a round in the reader's words. */
export function tilesOf(roundId: string): { title: string; text: string; tiles: OfficeTile[] }[] {
  const at = language() === "zh" ? 0 : 1;
  return groups.map((group) => ({
    title: group.title[at],
    text: group.text[at],
    tiles: group.tiles.map((tile) => ({ text: tile.text[at], act: { label: tile.title[at], verb: tile.verb, data: { roundId }, asks: tile.asks?.[at] } })),
  }));
}
