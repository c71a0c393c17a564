"""YAML as this product reads it: plain data only, a key written twice is refused, the place is named."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml


class YamlError(ValueError):
    """The text is not YAML, has a key twice or a reference. The message is Swedish, with file and line."""


class _RefusedError(yaml.constructor.ConstructorError):
    """What we refuse ourselves, with a Swedish reason."""


class _StrictLoader(yaml.SafeLoader):
    """SafeLoader that refuses a mapping with the same key twice; PyYAML keeps the last one silently.

    References are refused too: nothing here needs them, and a few lines of them unfold to gigabytes.
    """

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """The node that comes next, when it is written out."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise _RefusedError(None, None, "skriv ut värdet i stället för en hänvisning (*)", mark)
        return super().compose_node(parent, index)


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    """The mapping, when each key stands once."""
    seen: set[Hashable] = set()
    for key_node, _value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, Hashable):
            raise _RefusedError(None, None, "nyckeln är inte en text", key_node.start_mark)
        if key in seen:
            raise _RefusedError(None, None, f"nyckeln «{key}» står två gånger", key_node.start_mark)
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse(text: str, name: str) -> Any:
    """The data in a YAML text; `name` is what the message calls the file.

    Raises YamlError with file and line when the text is not YAML, has a key twice or a reference.
    """
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506  (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        reason = error.problem if isinstance(error, _RefusedError) else "går inte att läsa som YAML"
        raise YamlError(f"{name}, rad {line}: {reason}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlError(f"{name}: går inte att läsa som YAML") from error


def read(path: Path) -> Any:
    """The data in a YAML file (UTF-8). Raises YamlError with the file's path."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise YamlError(f"{path}: är inte UTF-8") from error
    except OSError as error:
        raise YamlError(f"{path}: går inte att öppna") from error
    return parse(text, str(path))
