"""Maximum-intensity projection by the graphics card: rays are cast through a 3D texture.

The picture is drawn into a buffer outside the window and read back, so that the window itself needs
no OpenGL and everything else is the same with and without it.
"""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QImage,
    QOffscreenSurface,
    QOpenGLContext,
    QSurfaceFormat,
    QTransform,
    QVector3D,
)
from PySide6.QtOpenGL import (
    QOpenGLFramebufferObject,
    QOpenGLPixelTransferOptions,
    QOpenGLShader,
    QOpenGLShaderProgram,
    QOpenGLTexture,
    QOpenGLVertexArrayObject,
)

from ssai3d_app.ui.viewer.volume_view.projecting import Projection
from ssai3d_app.ui.viewer.volume_view.solid import Solid
from ssai3d_app.ui.viewer.volume_view.turning import Rotation

_log = logging.getLogger(__name__)

_RENDERER, _MOST_3D, _TRIANGLES = 0x1F01, 0x8073, 0x0004
_NO_CARD = ("llvmpipe", "softpipe", "swrast", "basic render", "gdi generic", "swiftshader")

_VERTEX = """
#version 330 core
void main() {
    vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
"""
_FRAGMENT = """
#version 330 core
uniform sampler3D voxels;
uniform vec2 size;
uniform float um_per_pixel;
uniform vec3 right;
uniform vec3 down;
uniform vec3 sight;
uniform vec3 extent;
uniform float walk;
out vec4 color;
void main() {
    vec2 at = (gl_FragCoord.xy - size / 2.0) * um_per_pixel;
    vec3 start = right * at.x - down * at.y;
    vec3 direction = sight + vec3(1e-7);
    vec3 one = (-extent / 2.0 - start) / direction;
    vec3 other = (extent / 2.0 - start) / direction;
    vec3 low = min(one, other), high = max(one, other);
    float from = max(max(low.x, low.y), low.z), to = min(min(high.x, high.y), high.z);
    float brightest = 0.0;
    for (float way = from + walk / 2.0; way < to; way += walk) {
        vec3 place = (start + direction * way) / extent + 0.5;
        brightest = max(brightest, texture(voxels, place).r);
    }
    float value = floor(brightest * 65535.0 + 0.5);
    float upper = floor(value / 256.0);
    color = vec4(upper / 255.0, (value - upper * 256.0) / 255.0, 0.0, 1.0);
}
"""


class NoOpenGLError(Exception):
    """There is no OpenGL that can do it; the processor has to."""


def surface_for_opengl() -> QOffscreenSurface:
    """Where to draw; to be made in the window's thread, before the projector in its own."""
    surface = QOffscreenSurface()
    surface.setFormat(_format())
    surface.create()
    return surface


def _format() -> QSurfaceFormat:
    wanted = QSurfaceFormat()
    wanted.setVersion(3, 3)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    return wanted


class GlProjector:
    """Needs OpenGL 3.3. It is made, used and released in one thread.

    Raises
    ------
    NoOpenGLError
        When there is none, or only one that the processor imitates; ``imitated`` allows that.
    """

    is_fast = True

    def __init__(self, surface: QOffscreenSurface, imitated: bool = False) -> None:
        self._surface = surface
        self._textures: dict[int, tuple[Solid, Any]] = {}
        self._context = QOpenGLContext()
        self._context.setFormat(_format())
        if not surface.isValid() or not self._context.create():
            raise NoOpenGLError("no context")
        if not self._context.makeCurrent(surface):
            raise NoOpenGLError("no current context")
        try:
            self._functions = self._context.functions()
            self.name = str(self._functions.glGetString(_RENDERER))
            _log.info("OpenGL: %s", self.name)
            made = self._context.format()
            if (made.majorVersion(), made.minorVersion()) < (3, 3):
                raise NoOpenGLError(f"{self.name} has no OpenGL 3.3")
            if not imitated and any(word in self.name.lower() for word in _NO_CARD):
                raise NoOpenGLError(f"{self.name} is no graphics card")
            self._program = self._linked()
            self._corners = QOpenGLVertexArrayObject()
            self._corners.create()
        except NoOpenGLError:
            self._context.doneCurrent()
            raise

    @staticmethod
    def _linked() -> QOpenGLShaderProgram:
        program = QOpenGLShaderProgram()
        kinds = QOpenGLShader.ShaderTypeBit
        for kind, source in ((kinds.Vertex, _VERTEX), (kinds.Fragment, _FRAGMENT)):
            if not program.addShaderFromSourceCode(kind, source):
                raise NoOpenGLError(program.log())
        if not program.link():
            raise NoOpenGLError(program.log())
        return program

    def project(
        self, solid: Solid, rotation: Rotation, um_per_pixel: float, size: QSize
    ) -> Projection:
        """The view alone, at the resolution of the screen."""
        self._context.makeCurrent(self._surface)
        buffer = QOpenGLFramebufferObject(size)
        buffer.bind()
        functions = self._functions
        functions.glViewport(0, 0, size.width(), size.height())
        texture = self._texture(solid)
        program = self._program
        program.bind()
        self._corners.bind()
        texture.bind(0)
        program.setUniformValue("voxels", 0)
        program.setUniformValue1f("um_per_pixel", um_per_pixel)
        program.setUniformValue1f("walk", min(solid.steps) / 2)
        program.setUniformValue("size", float(size.width()), float(size.height()))
        for name, row in zip(("right", "down", "sight"), rotation, strict=True):
            program.setUniformValue(name, _vector(row))
        program.setUniformValue("extent", _vector(solid.extent))
        functions.glDrawArrays(_TRIANGLES, 0, 3)
        texture.release(0)
        self._corners.release()
        program.release()
        image = buffer.toImage()
        buffer.release()
        intensities = _decoded(image) * solid.gain + solid.offset
        middle = QTransform.fromTranslate(-size.width() / 2, -size.height() / 2)
        return Projection(intensities.astype(np.float32), middle)

    def release(self) -> None:
        """Give the memory of the card back."""
        self._context.makeCurrent(self._surface)
        for _, texture in self._textures.values():
            texture.destroy()
        self._textures.clear()
        self._corners.destroy()
        self._program.removeAllShaders()
        del self._program
        self._context.doneCurrent()

    def forget_all_but(self, solids: list[Solid]) -> None:
        """Take solids that are shown no more off the card."""
        kept = {id(solid) for solid in solids}
        for key in [key for key in self._textures if key not in kept]:
            self._context.makeCurrent(self._surface)
            self._textures.pop(key)[1].destroy()

    def _texture(self, solid: Solid) -> QOpenGLTexture:
        known = self._textures.get(id(solid))
        if known is not None:
            return known[1]
        deep, high, wide = solid.values.shape
        texture = QOpenGLTexture(QOpenGLTexture.Target.Target3D)
        texture.setSize(wide, high, deep)
        texture.setFormat(QOpenGLTexture.TextureFormat.R16_UNorm)
        kind = (QOpenGLTexture.PixelFormat.Red, QOpenGLTexture.PixelType.UInt16)
        texture.allocateStorage(*kind)
        options = QOpenGLPixelTransferOptions()
        options.setAlignment(1)
        texture.setData(*kind, np.ascontiguousarray(solid.values).tobytes(), options)
        # Interpolation would make what is one voxel thick darker than it is.
        texture.setMinMagFilters(QOpenGLTexture.Filter.Nearest, QOpenGLTexture.Filter.Nearest)
        texture.setWrapMode(QOpenGLTexture.WrapMode.ClampToEdge)
        # The solid is held with it, so that its id is not given to another one.
        self._textures[id(solid)] = (solid, texture)
        return texture


def _vector(zyx: Any) -> QVector3D:
    z, y, x = zyx
    return QVector3D(float(x), float(y), float(z))


def _decoded(image: QImage) -> np.ndarray:
    """Sixteen bits from the red and the green of a picture."""
    plain = image.convertToFormat(QImage.Format.Format_RGBX8888)
    data = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    samples = data[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4)
    return samples[..., 0].astype(np.float32) * 256 + samples[..., 1]
