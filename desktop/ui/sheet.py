"""The style sheet for plain Qt controls, written from the tokens of a theme."""

from desktop.ui import fonts
from desktop.ui.tokens import Theme


def style_sheet(theme: Theme) -> str:
    """Return the whole style sheet of the program for this theme.

    What a control is, it says by a property: `kind` for buttons (primary, plain, quiet,
    attention, irreversible), `measure` (large, small, link), `role` for words and `surface` for
    panels.
    """
    parts = (_words, _surfaces, _buttons, _fields, _choices, _lists, _bars, _floating)
    return "\n".join(part(theme) for part in parts)


def _families(stack: tuple[str, ...]) -> str:
    return ", ".join(f'"{family}"' for family in stack)


def _box(theme: Theme, height: int) -> str:
    """Return the inner height that makes a control with its thin edge this high."""
    return f"min-height: {theme.px(height) - 2 * theme.px(1)}px;"


def _words(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    serif, sans = _families(fonts.serif_stack()), _families(fonts.sans_stack())
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-family: {serif}; font-size: {px(26)}px; }}
QLabel[role="heading"] {{ font-family: {serif}; font-size: {px(20)}px; }}
QLabel[role="words"] {{ font-family: {serif}; font-size: {px(17)}px; }}
QLabel[role="aside"] {{ font-family: {serif}; font-size: {px(15)}px; font-style: italic;
    color: {colours.muted}; }}
QLabel[role="panel"] {{ font-size: {px(17)}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {colours.muted}; }}
QLabel[role="label"] {{ font-size: {px(13)}px; font-weight: 500; color: {colours.muted}; }}
QLabel[role="note"] {{ font-size: {px(13)}px; color: {colours.muted}; }}
QLabel[role="notice"] {{ font-size: {px(13)}px; color: {colours.attention}; }}
QLabel[role="tag"] {{ font-size: {px(13)}px; color: {colours.muted};
    border: {px(1)}px solid {colours.line}; border-radius: {px(6)}px;
    padding: {px(2)}px {px(8)}px; }}
QLabel[role="attention"] {{ font-weight: 600; color: {colours.attention}; }}
QLabel[role="large"] {{ font-size: {px(20)}px; }}
QLabel[role="told"] {{ font-size: {px(24)}px; }}
QLabel[role="number"] {{ font-family: {sans}; font-size: {px(26)}px; font-weight: 600; }}
QLabel[tone="attention"] {{ color: {colours.attention}; }}
QLabel:disabled {{ color: {colours.muted}; }}
"""


def _surfaces(theme: Theme) -> str:
    colours, px, radius = theme.colours, theme.px, theme.px(12)
    return f"""
QWidget[surface="window"] {{ background: {colours.window}; }}
QWidget[surface="paper"] {{ background: {colours.paper}; }}
QWidget[surface="desk"] {{ background: {colours.desk}; }}
QFrame[surface="card"], QFrame[card="paper"] {{
    background: {colours.paper}; border: {px(1)}px solid {colours.line};
    border-radius: {radius}px; }}
QFrame[surface="soft"], QFrame[card="soft"] {{
    background: {colours.accent_soft}; border-radius: {radius}px; }}
QFrame[surface="attention"], QFrame[card="attention"] {{
    background: {colours.attention_soft}; border-radius: {radius}px; }}
QFrame[surface="line"] {{ background: {colours.line}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget[surface="none"] {{ background: transparent;
    border: none; }}
QScrollArea[kind="read"] {{ border: {px(2)}px solid transparent; border-radius: {px(4)}px; }}
QScrollArea[kind="read"]:focus {{ border-color: {colours.accent}; }}
QSplitter::handle {{ background: {colours.line}; }}
"""


def _buttons(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    # No outline: the style would draw a second, grey one inside the ring of focus_ring.py.
    return f"""
QPushButton, QToolButton {{ outline: none; }}
QPushButton {{ background: {colours.paper}; color: {colours.ink};
    border: {px(1)}px solid {colours.control_line}; border-radius: {px(8)}px;
    padding: 0 {px(19)}px; {_box(theme, 40)} font-weight: 500; }}
QPushButton:hover {{ background: {colours.accent_soft}; border-color: {colours.accent}; }}
QPushButton:pressed {{ background: {colours.accent_soft}; border-color: {colours.ink}; }}
QPushButton:checked {{ background: {colours.accent_soft}; border-color: {colours.accent};
    font-weight: 600; }}
QPushButton[kind="primary"] {{ background: {colours.accent}; color: {colours.on_accent};
    border-color: {colours.accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
    background: {colours.accent_over}; border-color: {colours.accent_over}; }}
QPushButton[kind="quiet"] {{ background: transparent; color: {colours.accent};
    border-color: transparent; padding: 0 {px(11)}px; }}
QPushButton[kind="quiet"]:hover, QPushButton[kind="quiet"]:pressed {{
    background: {colours.accent_soft}; }}
QPushButton[kind="attention"] {{ background: {colours.attention}; color: {colours.on_attention};
    border-color: {colours.attention}; font-weight: 600; }}
QPushButton[kind="attention"]:hover, QPushButton[kind="attention"]:pressed {{
    background: {colours.attention_over}; border-color: {colours.attention_over}; }}
QPushButton[kind="irreversible"] {{ color: {colours.irreversible};
    border-color: {colours.irreversible}; font-weight: 600; }}
QPushButton[kind="irreversible"]:hover, QPushButton[kind="irreversible"]:pressed {{
    background: {colours.irreversible_over}; border-color: {colours.irreversible}; }}
QPushButton[kind="chip"] {{ border-radius: {px(16)}px; padding: 0 {px(12)}px;
    {_box(theme, 32)} }}
QPushButton[kind="chip"]:checked {{ color: {colours.ink}; }}
QPushButton[kind="segment"] {{ background: transparent; border-color: transparent;
    border-radius: {px(6)}px; padding: 0 {px(13)}px; {_box(theme, 32)} font-weight: 400; }}
QPushButton[kind="segment"]:hover {{ background: {colours.accent_soft}; }}
QPushButton[kind="segment"]:checked {{ background: {colours.accent_soft};
    border-color: {colours.accent}; font-weight: 600; }}
QFrame[surface="attention"] QPushButton[kind="plain"], QFrame[card="attention"]
QPushButton[kind="plain"], QFrame[surface="soft"] QPushButton[kind="plain"], QFrame[card="soft"]
QPushButton[kind="plain"] {{ border-color: {colours.ink}; }}
QPushButton[measure="large"] {{ {_box(theme, 48)} }}
QPushButton[measure="small"] {{ {_box(theme, 32)} padding: 0 {px(12)}px; }}
QPushButton[measure="link"] {{ padding: 0 {px(2)}px; }}
QPushButton[measure="link"] {{ {_box(theme, 32)} padding: 0 {px(2)}px; }}
QPushButton:disabled {{ background: transparent; color: {colours.muted};
    border: {px(1)}px dashed {colours.control_line}; }}
QToolButton {{ background: transparent; color: {colours.ink}; border: {px(1)}px solid transparent;
    border-radius: {px(8)}px; padding: 0; }}
QToolButton:hover {{ background: {colours.over}; }}
QToolButton:checked {{ background: {colours.accent_soft}; border-color: {colours.accent}; }}
QToolButton:disabled {{ color: {colours.muted}; border: {px(1)}px dashed {colours.control_line}; }}
QToolButton::menu-indicator {{ image: none; }}
QFrame[surface="segments"] {{ background: {colours.paper};
    border: {px(1)}px solid {colours.control_line}; border-radius: {px(8)}px; }}
"""


def _fields(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    one = "QLineEdit, QComboBox, QSpinBox, QAbstractSpinBox"
    many = "QTextEdit, QPlainTextEdit"
    return f"""
{one} {{ background: {colours.paper}; color: {colours.ink};
    placeholder-text-color: {colours.muted};
    border: {px(1)}px solid {colours.control_line}; border-radius: {px(8)}px;
    padding: 0 {px(10)}px; {_box(theme, 40)} selection-background-color: {colours.accent_soft};
    selection-color: {colours.ink}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QAbstractSpinBox:focus {{
    border: {px(2)}px solid {colours.accent}; padding: 0 {px(10) - px(1)}px;
    min-height: {px(40) - 2 * px(2)}px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ background: transparent;
    border: none; padding: 0; min-height: 0; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {colours.muted};
    background: transparent; border: {px(1)}px dashed {colours.control_line}; }}
/* A bullet that the shipped face has; the usual one comes from another font. */
QLineEdit {{ lineedit-password-character: 8226; }}
QLineEdit[measure="large"] {{ {_box(theme, 48)} }}
QLineEdit[measure="large"]:focus {{ min-height: {px(48) - 2 * px(2)}px; }}
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus, QComboBox[kind="bare"],
QComboBox[kind="bare"]:focus {{ background: transparent; border: none;
    padding: 0; min-height: 0; }}
{many} {{ background: {colours.paper}; color: {colours.ink};
    placeholder-text-color: {colours.muted};
    border: {px(1)}px solid {colours.control_line}; border-radius: {px(8)}px; padding: {px(8)}px;
    selection-background-color: {colours.accent_soft}; selection-color: {colours.ink}; }}
QTextEdit:focus, QPlainTextEdit:focus {{ border: {px(2)}px solid {colours.accent};
    padding: {px(8) - px(1)}px; }}
QTextEdit:disabled, QPlainTextEdit:disabled {{ color: {colours.muted};
    border: {px(1)}px dashed {colours.control_line}; }}
QTextEdit[kind="paper"], QTextEdit[kind="paper"]:focus, QPlainTextEdit[kind="paper"],
QPlainTextEdit[kind="paper"]:focus {{ border: none; border-radius: 0; padding: 0; }}
QComboBox::drop-down {{ border: none; width: {px(32)}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {colours.paper}; color: {colours.ink};
    border: {px(1)}px solid {colours.control_line}; padding: {px(4)}px; outline: 0;
    selection-background-color: {colours.accent_soft}; selection-color: {colours.ink}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(32)}px; padding: 0 {px(8)}px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QFrame[surface="field"] {{ background: {colours.paper};
    border: {px(1)}px solid {colours.control_line}; border-radius: {px(8)}px; }}
QFrame[surface="field"][held="true"] {{ border: {px(2)}px solid {colours.accent}; }}
QFrame[surface="field"]:disabled {{ background: transparent;
    border: {px(1)}px dashed {colours.control_line}; }}
"""


def _choices(theme: Theme) -> str:
    """Return the plain boxes; `choices.py` paints the ones with a tick."""
    colours, px = theme.colours, theme.px
    side = px(18)
    return f"""
QCheckBox, QRadioButton {{ spacing: {px(8)}px; min-height: {px(32)}px; background: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {colours.muted}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {side - 6}px; height: {side - 6}px;
    padding: 3px; border: {px(1)}px solid {colours.control_line}; background: {colours.paper};
    background-clip: content; }}
QCheckBox::indicator {{ border-radius: {px(4)}px; }}
QRadioButton::indicator {{ border-radius: {(side + 2) // 2}px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{
    border-color: {colours.accent}; background: {colours.accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    border: {px(1)}px dashed {colours.control_line}; }}
"""


def _lists(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    views = ("QListView", "QTreeView", "QTableView")
    joined = ", ".join(views)
    return f"""
{joined} {{ background: transparent; color: {colours.ink}; border: none; outline: 0;
    selection-background-color: {colours.accent_soft}; selection-color: {colours.ink}; }}
{_each(views, "::item")} {{ min-height: {px(34)}px; padding: 0 {px(12)}px;
    border: {px(2)}px solid transparent; border-radius: {px(8)}px; }}
{_each(views, "::item:hover")} {{ background: {colours.over}; }}
{_each(views, "::item:selected")} {{ background: {colours.accent_soft}; color: {colours.ink}; }}
{_each(views, "::item:focus")} {{ border-color: {colours.accent}; }}
QHeaderView::section {{ background: transparent; color: {colours.muted}; border: none;
    border-bottom: {px(1)}px solid {colours.line}; padding: {px(8)}px {px(12)}px;
    font-size: {px(13)}px; font-weight: 500; }}
"""


def _each(selectors: tuple[str, ...], part: str) -> str:
    return ", ".join(selector + part for selector in selectors)


def _bars(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {px(12)}px; }}
QScrollBar:horizontal {{ height: {px(12)}px; }}
QScrollBar::handle {{ background: {colours.control_line}; border-radius: {px(6) // 2}px;
    margin: {px(3)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(36)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(36)}px; }}
QScrollBar::handle:hover {{ background: {colours.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTabWidget::pane {{ border: none; border-top: {px(1)}px solid {colours.line}; }}
QTabWidget::tab-bar {{ left: {px(20)}px; }}
QTabBar {{ background: transparent; border: none; outline: none; qproperty-drawBase: 0;
    qproperty-expanding: 0; }}
QTabBar::tab {{ background: transparent; color: {colours.muted}; border: none;
    border-bottom: {px(2)}px solid transparent; padding: {px(16)}px {px(4)}px {px(8)}px;
    margin-right: {px(16)}px; }}
QTabBar::tab:hover {{ color: {colours.ink}; }}
QTabBar::tab:selected {{ color: {colours.accent}; font-weight: 600;
    border-bottom: {px(2)}px solid {colours.accent}; }}
QTabBar::tab:focus {{ border: {px(2)}px solid {colours.accent}; border-radius: {px(4)}px; }}
QTabBar::tab:disabled {{ color: {colours.muted}; }}
QProgressBar {{ background: {colours.paper}; border: {px(1)}px solid {colours.control_line};
    border-radius: {px(4)}px; height: {px(8) - 2}px; max-height: {px(8) - 2}px;
    color: transparent; }}
QProgressBar::chunk {{ background: {colours.accent}; border-radius: {max(1, px(4) - 1)}px; }}
"""


def _floating(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    sans = _families(fonts.sans_stack())
    return f"""
QToolTip {{ background: {colours.paper}; color: {colours.ink};
    border: {px(1)}px solid {colours.control_line}; padding: {px(4)}px {px(8)}px;
    font-family: {sans}; font-size: {px(13)}px; }}
QMenu {{ background: {colours.paper}; color: {colours.ink};
    border: {px(1)}px solid {colours.control_line}; padding: {px(4)}px;
    font-family: {sans}; font-size: {px(15)}px; }}
QMenu::item {{ padding: {px(8)}px {px(24)}px {px(8)}px {px(12)}px; border-radius: {px(6)}px; }}
QMenu::item:selected {{ background: {colours.accent_soft}; color: {colours.ink}; }}
QMenu::item:disabled {{ color: {colours.muted}; }}
QMenu::separator {{ height: {px(1)}px; background: {colours.line}; margin: {px(4)}px {px(8)}px; }}
"""
