"""What the law and the tables of other offices call the codes of a group's fields."""

from groups.choices import ActivityStatus, Audience, LegalForm
from hub.forms.declaration import Words

LEGAL_FORMS: Words = {
    LegalForm.NPO: ("特定非営利活動法人", "NPO法人", "NPO", "特活", "特非", "特定非営利活動"),
    LegalForm.CERTIFIED_NPO: (
        "認定特定非営利活動法人",
        "認定NPO法人",
        "認定NPO",
        "特例認定特定非営利活動法人",
        "特例認定NPO法人",
    ),
    LegalForm.GENERAL_ASSOCIATION: ("一般社団法人", "一般財団法人", "一社", "一財", "一般社団"),
    LegalForm.PUBLIC_INTEREST: ("公益社団法人", "公益財団法人", "公社", "公財", "公益法人"),
    LegalForm.VOLUNTARY: (
        "任意団体",
        "市民活動団体",
        "ボランティア団体",
        "サークル",
        "法人格なし",
        "権利能力なき社団",
        "人格のない社団",
    ),
    LegalForm.NEIGHBOURHOOD: ("町内会", "自治会", "町会", "区会", "地縁団体", "認可地縁団体"),
    LegalForm.SOCIAL_WELFARE: ("社会福祉法人", "社福", "福祉法人"),
    LegalForm.COMPANY: ("株式会社", "有限会社", "合同会社", "企業", "会社", "株", "有"),
    LegalForm.SCHOOL: ("学校法人", "学校", "大学", "学生団体", "高等学校"),
    LegalForm.OTHER: ("その他", "その他の法人"),
}
AUDIENCES: Words = {
    Audience.EVERYONE: (
        "どなたでも",
        "誰でも",
        "一般",
        "市民",
        "制限なし",
        "不問",
        "問わない",
        "全般",
        "全世代",
    ),
    Audience.INFANTS: ("乳幼児", "未就学児", "幼児", "赤ちゃん"),
    Audience.CHILDREN: ("児童", "小学生", "小中学生", "子供", "子ども"),
    Audience.YOUTH: ("青少年", "若者", "中高生", "高校生", "学生", "青年"),
    Audience.PARENTS: ("保護者", "親子", "子育て世代", "子育て中", "父母"),
    Audience.SENIORS: ("高齢者", "お年寄り", "シニア", "老人"),
    Audience.DISABLED: ("障害者", "障がい者", "障碍者", "障がいのある人", "障害のある方"),
    Audience.FOREIGNERS: ("外国人", "外国籍市民", "在住外国人", "外国出身者"),
}
STATES: Words = {
    ActivityStatus.ACTIVE: ("活動中", "活動している", "継続"),
    ActivityStatus.PAUSED: ("休止", "休止中", "休会", "活動休止"),
    ActivityStatus.CLOSED: ("解散", "廃止", "解散済"),
}
