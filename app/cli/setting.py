"""The command ``config``: looks at the settings of a cabinet, and changes one."""

from __future__ import annotations

from argparse import Namespace

from app import settings
from app.cli.output import Output
from app.errors import AppError, Exit
from app.i18n import tr
from app.setting_words import check_limits


def config(options: Namespace, output: Output) -> int:
    """Print all settings, or one; with a value that one is changed, in the cabinet's own file."""
    held = settings.load(options.folder)
    if options.name is None:
        if output.json:
            output.answer({name: getattr(held, name) for name in settings.EDITABLE})
            return Exit.DONE
        titles = check_limits()
        for name in settings.EDITABLE:
            told = f"  ({titles[name].title})" if name in titles else ""
            output.line(f"{name} = {getattr(held, name)}{told}")
        return Exit.DONE
    if options.name not in settings.EDITABLE:
        raise AppError("setting_unknown", Exit.USAGE, name=options.name, known=", ".join(settings.EDITABLE))
    if options.value is not None:
        held = settings.typed(held, options.name, options.value)
        settings.save(options.folder, held)
    value = getattr(held, options.name)
    if output.json:
        output.answer({options.name: value})
    else:
        output.line(
            str(value) if options.value is None else tr("{name} sekarang {value}.", name=options.name, value=str(value))
        )
    return Exit.DONE
