"""The options of `toc lint`, with their help in two languages."""

from typing import Annotated, Literal

import typer

from toc.apps.cli.language import Tongue, say

CHECKLISTS = (
    "reading",
    "impact-goal",
    "activities",
    "changes",
    "actors",
    "links",
    "picture",
    "information-needs",
    "methods",
    "action-plan",
    "participation",
    "evaluation",
)
"""`toc.lint.rules.base.Checklist`, for a help page that does without the rules."""

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("PATH", "PAD"),
        help=say(
            "Files, folders (every *.toc.yaml and *.toc.yml below them, without what git ignores), or - to read what "
            "is piped in. Without a path: the current folder.",
            "Bestanden, mappen (elke *.toc.yaml en *.toc.yml eronder, zonder wat git negeert), of - voor wat je "
            "doorstuurt met een pipe. Zonder pad: de huidige map.",
        ),
    ),
]
Format = Annotated[
    Literal["full", "concise", "json", "jsonl", "github", "gitlab", "junit", "sarif", "markdown"] | None,
    typer.Option(
        "--output-format",
        "--format",
        "-f",
        case_sensitive=False,
        help=say(
            "full: with the place in the file and what to do. concise: one line each. json, jsonl: for programs. "
            "github, gitlab, junit, sarif: for CI services. markdown: a comment for a merge request. Without it: full, "
            "and github in GitHub Actions.",
            "full: met de plaats in het bestand en wat je kunt doen. concise: één regel per bevinding. json, jsonl: "
            "voor programma's. github, gitlab, junit, sarif: voor CI-diensten. markdown: een opmerking bij een merge "
            "request. Zonder: full, en github in GitHub Actions.",
        ),
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("FORMAT=PATH", "FORMAAT=PAD"),
        help=say(
            "Write a report in that format to a file as well; - is standard output. Can be given more than once.",
            "Schrijf ook een verslag in dat formaat naar een bestand; - is de standaarduitvoer. Mag meer dan eens.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Language of the findings. Without it: the language of the file.",
            "Taal van de bevindingen. Zonder: de taal van het bestand.",
        ),
    ),
]
FailOn = Annotated[
    Literal["error", "warning", "info", "never"] | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "The lightest finding with which toc ends with exit code 1. Without it: what the settings say, or else "
            "error, and warning for a final plan.",
            "De lichtste bevinding waarbij toc eindigt met afsluitcode 1 (fout, waarschuwing, tip of nooit). Zonder: "
            "wat de instellingen zeggen, en anders error, of warning voor een definitief plan.",
        ),
    ),
]
MaxWarnings = Annotated[
    str | None,
    typer.Option(
        metavar=say("N", "N"),
        help=say(
            "End with exit code 1 as well when more than N warnings count.",
            "Eindig ook met afsluitcode 1 als er meer dan N waarschuwingen meetellen.",
        ),
    ),
]
ExitZero = Annotated[
    bool,
    typer.Option(
        "--exit-zero",
        help=say(
            "End with exit code 0 whatever is found; 2 for wrong use remains.",
            "Eindig met afsluitcode 0, wat er ook gevonden wordt; 2 bij verkeerd gebruik blijft.",
        ),
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        metavar=say("FILE", "BESTAND"),
        help=say(
            "Leave out the findings that this file notes, and show only what is new.",
            "Laat de bevindingen weg die in dit bestand genoteerd staan, en toon alleen wat nieuw is.",
        ),
    ),
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline",
        help=say("Note all findings of now in the baseline.", "Noteer alle bevindingen van nu in de baseline."),
    ),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        metavar=say("REVISION", "REVISIE"),
        help=say(
            "Only the plans that changed since this branch, tag or commit, as git says; what is not committed yet "
            "counts as well.",
            "Alleen de plannen die volgens git veranderden sinds deze branch, tag of commit; ook wat nog niet "
            "gecommit is.",
        ),
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        help=say(
            "Show only the findings that make toc end with exit code 1, without a summary.",
            "Toon alleen de bevindingen waardoor toc met afsluitcode 1 eindigt, zonder samenvatting.",
        ),
    ),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        help=say(
            "Say which plan is looked at, with which settings file and profile, and how long it took.",
            "Zeg welk plan bekeken wordt, met welk instellingenbestand en profiel, en hoelang het duurde.",
        ),
    ),
]
Profile = Annotated[
    Literal["draft", "review", "final"] | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Look at the plans as at a draft, a plan for colleagues to read, or a final plan. Without it: the status "
            "of each plan.",
            "De plannen bekijken als ontwerp (draft), als plan om te laten nalezen (review) of als definitief plan "
            "(final). Zonder: de status van elk plan.",
        ),
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CHECKLIST",
        help=say(
            f"Only this checklist of the training; more of them with commas. One of: {', '.join(CHECKLISTS)}.",
            f"Alleen deze checklist van de training; meerdere met komma's. Kies uit: {', '.join(CHECKLISTS)}.",
        ),
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("RULES", "REGELS"),
        help=say(
            "Only these rules, with commas: names, codes (TOC502), checklists (actors, TOC4) or ALL. What the settings "
            "select and ignore does not count then.",
            "Alleen deze regels, met komma's: namen, codes (TOC502), checklists (actors, TOC4) of ALL. Wat de "
            "instellingen kiezen en weglaten, telt dan niet mee.",
        ),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("RULES", "REGELS"),
        help=say("Without these rules, with commas.", "Zonder deze regels, met komma's."),
    ),
]
Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help=say(
            "Show how often each rule was broken, and not where.", "Toon hoe vaak elke regel iets vond, en niet waar."
        ),
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        metavar=say("FILE", "BESTAND"),
        help=say(
            "The settings file for all plans. Without it: the nearest toc.toml, or pyproject.toml with [tool.toc], in "
            "the folder of each plan or above.",
            "Het instellingenbestand voor alle plannen. Zonder: de dichtste toc.toml, of pyproject.toml met "
            "[tool.toc], in de map van elk plan of erboven.",
        ),
    ),
]
Isolated = Annotated[
    bool,
    typer.Option("--isolated", help=say("Without any settings file.", "Zonder instellingenbestanden.")),
]
ShowSettings = Annotated[
    bool,
    typer.Option(
        "--show-settings",
        help=say(
            "Show the settings that hold for each plan and where they come from, and check nothing.",
            "Toon de instellingen die voor elk plan gelden en waar ze vandaan komen, en kijk niets na.",
        ),
    ),
]
Jobs = Annotated[
    str | None,
    typer.Option(
        metavar=say("N", "N"),
        help=say(
            "Check with at most N processes at once. Without it: as many as there are processors, where that pays.",
            "Kijk na met hoogstens N processen tegelijk. Zonder: zoveel als er processoren zijn, waar dat loont.",
        ),
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help=say(
            "Check every plan anew, also those that did not change. See toc cache.",
            "Kijk elk plan opnieuw na, ook wat niet veranderde. Zie toc cache.",
        ),
    ),
]
FixThem = Annotated[
    bool,
    typer.Option(
        "--fix",
        help=say(
            "Mend in the files what can be mended safely, then report what is left.",
            "Verbeter in de bestanden wat veilig te verbeteren is, en meld wat er overblijft.",
        ),
    ),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help=say(
            "With --fix or --diff: also what may change the meaning. Read it again afterwards.",
            "Bij --fix of --diff: ook wat de betekenis kan veranderen. Lees het daarna na.",
        ),
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help=say(
            "Show what --fix would change, and change nothing.", "Toon wat --fix zou veranderen, en verander niets."
        ),
    ),
]
StdinFilename = Annotated[
    str,
    typer.Option(
        metavar=say("NAME", "NAAM"),
        help=say("The name to show for what is piped in.", "De naam om te tonen voor wat je doorstuurt."),
    ),
]
